#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy on what changed; `./dev tidy [FILE…]` runs it inside the build environment.
#
# Without arguments: the sources that differ from LATCHKEY_CI_BASE (a commit), or else from the last commit older than
# a day, or else all; uncommitted changes count. A changed header stands for one source that includes it. More than
# LATCHKEY_TIDY_LIMIT (60) sources are cut down to the latest changed ones, and the number left out is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
checkout=$PWD
limit=${LATCHKEY_TIDY_LIMIT:-60}

git() { command git -c safe.directory="$checkout" "$@"; }

changed() {
    local base=${LATCHKEY_CI_BASE:-}
    if [ -n "$base" ]; then base=$(git merge-base "$base" HEAD)
    else base=$(git rev-list -1 --before='24 hours ago' HEAD); fi
    if [ -n "$base" ]; then git diff --name-only --diff-filter=d "$base"; else git ls-files; fi
    git ls-files --others --exclude-standard
}

# for each name on standard input the source to check, if there is one
as_source() {
    local name include
    while read -r name; do
        case $name in
            core/*.cpp | forms/*.cpp | app/*.cpp | tests/*.cpp) printf '%s\n' "$name" ;;
            core/*.h | forms/*.h | app/*.h | tests/*.h)
                if [ -f "${name%.h}.cpp" ]; then printf '%s\n' "${name%.h}.cpp"; continue; fi
                include=${name##*/}
                git grep -lE "#include [<\"](.*/)?${include//./\\.}[>\"]" -- '*.cpp' | head -1 || true ;;
        esac
    done
}

# newest commit first; what is not committed yet comes before all
latest_first() {
    local name
    while read -r name; do
        printf '%s %s\n' "$(git log -1 --format=%ct -- "$name" | grep . || echo 9999999999)" "$name"
    done | sort -rn | cut -d' ' -f2-
}

# generated headers are needed, objects are not, so that nothing waits for another target to be compiled
prepare_build() {
    [ -f build/tidy/build.ninja ] || cmake --preset tidy -DCMAKE_AUTOGEN_ORIGIN_DEPENDS=OFF >&2
    local targets
    targets=$(ninja -C build/tidy -t targets all | sed -n 's/^\([^/]*_autogen\): phony$/\1/p')
    # shellcheck disable=SC2086 # a list of names
    ninja -C build/tidy $targets >&2
}

prepare_build
if [ $# -gt 0 ]; then files=("$@")
else mapfile -t files < <(changed | sort -u | as_source | sort -u | latest_first); fi

known=() left=0
for file in "${files[@]}"; do
    grep -qF "\"file\": \"$checkout/$file\"" build/tidy/compile_commands.json || continue
    if [ ${#known[@]} -lt "$limit" ]; then known+=("$file"); else left=$((left + 1)); fi
done
echo "tidy: ${#known[@]} sources$([ $left = 0 ] || echo ", $left older changes left out")"
[ ${#known[@]} -gt 0 ] || exit 0
printf '%s\0' "${known[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy-19 --quiet -p build/tidy 2>&1 |
    { grep -vE '^[0-9]+ warnings? generated' || true; }
echo "tidy: clean"
