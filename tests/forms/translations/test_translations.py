# SPDX-License-Identifier: MIT
"""The check of the translations finds what it is for."""
import unittest

from translations import faults, text_fault


def catalogue(*messages):
    body = "".join(f"<message><source>{source}</source><translation{state}>{text}</translation></message>"
                   for source, text, state in messages)
    return f'<TS version="2.1"><context><name>A</name>{body}</context></TS>'


class Test(unittest.TestCase):
    def test_good_one_passes(self):
        good = catalogue(("Sent to %1.", "An %1 gesendet.", ""))
        self.assertEqual(list(faults(good, good)), [])

    def test_missing_stale_and_unfinished_ones_are_named(self):
        written = catalogue(("Old", "Alt", ""), ("Half", "", ' type="unfinished"'))
        fresh = catalogue(("Half", "", ' type="unfinished"'), ("New", "", ' type="unfinished"'))
        self.assertEqual([fault.split(":")[0] for fault in faults(written, fresh)],
                         ["missing", "stale", "unfinished"])

    def test_lost_and_invented_placeholders_are_found(self):
        self.assertIn("placeholders", text_fault("Sent to %1", "Gesendet", False))
        self.assertIn("placeholders", text_fault("Sent", "An %1", False))
        self.assertIn("placeholders", text_fault("%n days", "%1 Tage", False))

    def test_one_form_may_spell_its_number(self):
        self.assertIsNone(text_fault("%n days", "ein Tag", True))
        self.assertIsNotNone(text_fault("%n days", "viele Tage", False))

    def test_ends_and_words_are_compared(self):
        self.assertIn("end", text_fault("Change…", "Ändern", False))
        self.assertIn("says", text_fault("Enter it.", "Bitte eingeben.", False))


if __name__ == "__main__":
    unittest.main()
