# SPDX-License-Identifier: MIT
"""Every text that the sources show is translated, nothing else is, and no placeholder is lost.

usage: translations.py CHECKOUT LUPDATE
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# English has catalogues for its plurals alone
LANGUAGES = {"de": [], "en": ["-pluralonly"]}
PLACEHOLDER = re.compile(r"%L?\d+|%n")
NEVER = re.compile(r"\b(2FA|MFA|FIDO|Token|Credentials?|ungültig|bitte)\b", re.IGNORECASE)
ENDS = ("…", ".", ":", "?")


def messages(catalogue):
    """Yields (context, source, is plural, translations, state) for each message of a .ts text."""
    for context in ElementTree.fromstring(catalogue).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield (context.findtext("name"), message.findtext("source"), message.get("numerus") == "yes",
                   forms or [translation.text or ""], translation.get("type", ""))


def text_fault(source, translated, may_lack_number):
    """What is wrong with one translated text; None if nothing."""
    if not translated.strip():
        return "is empty"
    wanted, found = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(translated))
    if may_lack_number and "%n" not in found:
        wanted = [name for name in wanted if name != "%n"]
    if wanted != found:
        return f"has the placeholders {found} instead of {wanted}"
    for end in ENDS:
        if source.endswith(end) != translated.endswith(end):
            return f"differs in the {end} at its end"
    if NEVER.search(translated):
        return f"says {NEVER.search(translated).group()}"
    return None


def faults(written, fresh):
    """Yields what is wrong with a catalogue, compared with one that lupdate made of it just now."""
    known = {(context, source) for context, source, *_ in messages(written)}
    current = {(context, source) for context, source, *_ in messages(fresh)}
    for context, source in sorted(current - known):
        yield f"missing: {context}: {source}"
    for context, source in sorted(known - current):
        yield f"stale: {context}: {source}"
    for context, source, plural, texts, state in messages(written):
        if state:
            yield f"{state}: {context}: {source}"
            continue
        for number, text in enumerate(texts):
            if fault := text_fault(source, text, plural and number == 0):
                yield f"{context}: {source}: the translation {fault}"


def refreshed(checkout, lupdate, language, options):
    """The catalogue of a language as lupdate would leave it."""
    with tempfile.TemporaryDirectory() as folder:
        headers = Path(folder) / "latchkey"
        headers.mkdir()
        for part in ("core", "forms"):
            (headers / part).symlink_to(checkout / part)
        copy = Path(folder) / "copy.ts"
        copy.write_text((checkout / f"translations/latchkey_{language}.ts").read_text())
        subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", folder, *options,
                        "-source-language", "en", "-target-language", language, "forms", "app/desktop", "-ts", copy],
                       cwd=checkout, check=True)
        return copy.read_text()


def main():
    checkout, lupdate = Path(sys.argv[1]).resolve(), sys.argv[2]
    found = checked = 0
    for language, options in LANGUAGES.items():
        written = (checkout / f"translations/latchkey_{language}.ts").read_text()
        checked += len(list(messages(written)))
        for fault in faults(written, refreshed(checkout, lupdate, language, options)):
            found += 1
            print(f"{language}: {fault}")
    print(f"translations: {checked} texts, {found} faults; ./dev translations brings them up to date")
    return 1 if found or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
