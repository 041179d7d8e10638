# SPDX-License-Identifier: MIT
# Included after README.md's project() call: adds to its program what sits at the keyboard.
if(PROJECT_NAME STREQUAL InvoiceDesk)
    cmake_language(DEFER CALL target_sources invoicedesk PRIVATE "${DRIVER}" headers.cpp)
endif()
