# SPDX-License-Identifier: MIT
# The Debian package that `./dev package` makes of a release build.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME latchkey)
set(CPACK_PACKAGE_VENDOR Latchkey)
set(CPACK_PACKAGE_CONTACT "The Latchkey developers <latchkey@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# the package's own libraries are no dependency of it
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}/lib")
# plugins and what is loaded when it is needed, which no program links
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcurl4t64, qt6-svg-plugins")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring")
include(CPack)
