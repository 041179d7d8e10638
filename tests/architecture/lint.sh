#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What can be checked without a build: formatting, rings, documentation, house rules. `./dev lint` runs it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
checkout=$PWD
failed=()

check() {
    local name=$1
    shift
    "$@" || failed+=("$name")
}

listed() { git -c safe.directory="$checkout" ls-files -z -co --exclude-standard "$@"; }

formatted() { listed '*.cpp' '*.h' | xargs -0r clang-format-19 --dry-run -Werror; }

# every script of ours parses
scripts() {
    local script
    for script in dev .ci/run $(listed '*.sh' | tr '\0' '\n'); do bash -n "$script" || return; done
}

export PYTHONDONTWRITEBYTECODE=1
check format formatted
check scripts scripts
check selftest python3 tests/architecture/selftest.py --quiet
check rings python3 tests/architecture/rings.py .
check exports python3 tests/architecture/exports.py .
check 'source rules' python3 tests/architecture/sourcerules.py .

[ ${#failed[@]} = 0 ] && exit 0
printf 'lint: failed: %s\n' "${failed[*]}" >&2
exit 1
