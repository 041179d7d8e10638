# SPDX-License-Identifier: MIT
"""The architecture checks find what they are there to find."""
import sys
import unittest

sys.dont_write_bytecode = True

import exports  # noqa: E402
import licences  # noqa: E402
import rings  # noqa: E402
import sourcerules  # noqa: E402


class Rings(unittest.TestCase):
    refused = [
        ("core/base/clock.h", "#include <latchkey/core/users/user.h>"),
        ("core/users/user.h", "#include <latchkey/core/auth/usersservice.h>"),
        ("core/mail/outbox.cpp", "#include <latchkey/core/password/passwordhasher.h>"),
        ("core/session/session.h", "#include <latchkey/core/storage/database.h>"),
        ("core/auth/gate.cpp", "#include <latchkey/core/storage/database.h>"),
        ("core/auth/gate.cpp", "#include <latchkey/core/client/usersclient.h>"),
        ("core/storage/database.cpp", "#include <latchkey/core/auth/usersservice.h>"),
        ("core/client/usersclient.h", "#include <latchkey/core/embedded/embeddedclient.h>"),
        ("core/client/usersclient.cpp", "#include <latchkey/core/storage/database.h>"),
        ("core/embedded/embeddedclient.cpp", "#include <latchkey/forms/login/logindialog.h>"),
        ("core/embedded/embeddedclient.cpp", "#include <latchkey/core/auth/gate_p.h>"),
        ("forms/login/logindialog.cpp", "#include <latchkey/core/auth/usersservice.h>"),
        ("forms/login/logindialog.cpp", "#include <latchkey/core/storage/database.h>"),
        ("forms/login/logindialog.cpp", "#include <latchkey/core/embedded/embeddedclient.h>"),
        ("forms/forms.h", "#include <latchkey/core/storage/database.h>"),
        ("app/desktop/main.cpp", "#include <latchkey/core/storage/database.h>"),
        ("app/ctl/main.cpp", "#include <latchkey/core/password/argon2hasher.h>"),
        ("app/ctl/main.cpp", "#include <latchkey/forms/login/logindialog.h>"),
        ("forms/errortext/errortext.cpp", "#include <QWidget>"),
        ("forms/errortext/errortext.cpp", "#include <latchkey/forms/theme/theme.h>"),
        ("app/ctl/main.cpp", '#include "../desktop/mainwindow.h"'),
        ("core/users/user.cpp", '#include "user.h"'),
        ("core/users/user.cpp", '#  include "../auth/gate.h"'),
        ("core/users/user.cpp", "#include <latchkey/core/nowhere/thing.h>"),
        ("core/nowhere/thing.h", "#include <QString>"),
        ("core/auth/gate.cpp", "#include <openssl/evp.h>"),
        ("core/auth/gate.cpp", "#include <sqlite3.h>"),
        ("core/auth/gate.cpp", "#include <argon2.h>"),
        ("core/auth/gate.cpp", "#include <QWidget>"),
        ("app/ctl/main.cpp", "#include <QApplication>"),
    ]
    accepted = [
        ("core/base/result.h", "#include <latchkey/core/base/autherror.h>"),
        ("core/base/autherror.h", "#include <latchkey/coreexport.h>"),
        ("core/base/crypto.cpp", "#include <openssl/evp.h>"),
        ("core/mail/outbox.cpp", "#include <latchkey/core/users/user.h>"),
        ("core/auth/gate.cpp", "#include <latchkey/core/session/session.h>"),
        ("core/auth/usersservice.cpp", "#include <latchkey/core/auth/gate_p.h>"),
        ("core/storage/database.cpp", "#include <latchkey/core/users/userstore.h>"),
        ("core/storage/connection.cpp", "#include <sqlite3.h>"),
        ("core/embedded/embeddedclient.cpp", "#include <latchkey/core/storage/database.h>"),
        ("forms/forms.h", "#include <latchkey/core/embedded/embeddedclient.h>"),
        ("forms/login/loginform.cpp", '#include "ui_loginform.h"'),
        ("app/desktop/main.cpp", "#include <latchkey/forms/login/logindialog.h>"),
        ("app/ctl/main.cpp", '#include "commands.h"'),
        ("app/ctl/main.cpp", "#include <latchkey/forms/errortext/errortext.h>"),
        ("forms/login/logindialog.cpp", "#include <latchkey/forms/errortext/errortext.h>"),
        ("core/base/clock.h", "// #include <latchkey/core/users/user.h>"),
    ]

    def test_outward_includes_are_refused(self):
        for file, line in self.refused:
            with self.subTest(file=file, line=line):
                self.assertIsNotNone(rings.fault(file, line))

    def test_inward_includes_are_accepted(self):
        for file, line in self.accepted:
            with self.subTest(file=file, line=line):
                self.assertIsNone(rings.fault(file, line))


class SourceRules(unittest.TestCase):
    head = "// " + sourcerules.SPDX + "\n"
    refused = [
        ("forms/login/a.cpp", "connect(a, SIGNAL(b()), c, SLOT(d()));"),
        ("tests/forms/tst_a.cpp", "QCoreApplication::processEvents();"),
        ("tests/forms/tst_a.cpp", "QTest::qWait(100);"),
        ("tests/forms/tst_a.cpp", "QThread::msleep(5);"),
        ("tests/forms/tst_a.cpp", "QSKIP(\"later\");"),
        ("core/auth/a.cpp", "QEventLoop loop;"),
        ("core/auth/a.cpp", "return memcmp(a, b, n) == 0;"),
        ("core/auth/a.cpp", "throw std::runtime_error(what);"),
        ("core/auth/a.cpp", "// TODO later"),
        ("forms/login/a.cpp", "QColor(10, 20, 30)"),
        ("forms/login/a.cpp", 'label->setStyleSheet(QStringLiteral("color: #ff0000"));'),
        ("forms/login/a.cpp", "painter.setPen(Qt::darkRed);"),
        ("forms/login/a.ui", "<string>color: #1F5FAE</string>"),
    ]
    accepted = [
        ("forms/widgets/theme.cpp", "QColor(10, 20, 30)"),
        ("forms/widgets/providerbutton.cpp", 'QColor(QStringLiteral("#747775"))'),
        ("forms/login/a.cpp", "QColor(palette().color(QPalette::Accent))"),
        ("forms/login/a.cpp", "// connect by SIGNAL() is not used here"),
        ("tests/forms/tst_a.cpp", "QTRY_VERIFY(button->isEnabled());"),
        ("tests/forms/tst_a.cpp", "QCOMPARE(memcmp(a, b, n), 0);"),
    ]

    def test_what_the_house_does_not_want_is_found(self):
        for name, line in self.refused:
            with self.subTest(name=name, line=line):
                self.assertEqual([2], [number for number, _ in sourcerules.faults(name, self.head + line)])

    def test_the_rest_is_left_alone(self):
        for name, line in self.accepted:
            with self.subTest(name=name, line=line):
                self.assertEqual([], list(sourcerules.faults(name, self.head + line)))

    def test_a_missing_licence_line_is_found(self):
        for name in ("core/base/a.cpp", "tests/a.py", "core/CMakeLists.txt", "core/storage/migrations/1.sql"):
            with self.subTest(name=name):
                self.assertEqual([1], [number for number, _ in sourcerules.faults(name, "\n\n" + self.head)])


class Exports(unittest.TestCase):
    header = """
#pragma once
QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace latchkey {
class Forward;

//! Told.
class LATCHKEY_CORE_EXPORT Told : public QObject
{
    Q_OBJECT
public:
    Told();
    ~Told() override;
    Q_DISABLE_COPY_MOVE(Told)

    //! Told, with the next.
    int told(int a,
             int b = {});
    int toldToo() const;

    int here() const { return m_value; }
    int overridden() override;

private:
    int hidden();
    int m_value = 0;
};

//! Told.
enum class Kind { A, B };

//! A pair.
LATCHKEY_CORE_EXPORT QString name(Kind kind);
LATCHKEY_CORE_EXPORT std::optional<Kind> kindFromName(QStringView name);
} // namespace latchkey
"""
    silent = [
        ("//! Told.\nclass ", "class "),
        ("//! Told.\nenum", "enum"),
        ("    //! Told, with the next.\n", ""),
        ("    int toldToo() const;", "\n    int toldToo() const;"),
        ("//! A pair.\n", ""),
        ("//! A pair.\n", "// a pair\n"),
        ("private:\n", ""),
        ("} // namespace", "\nstruct Late\n{\n};\n} // namespace"),
        ("} // namespace", "\nResult<int> late();\n} // namespace"),
    ]

    def test_a_documented_header_passes(self):
        self.assertEqual([], exports.undocumented(self.header))

    def test_whatever_goes_untold_is_found(self):
        for before, after in self.silent:
            with self.subTest(before=before):
                self.assertIn(before, self.header)
                self.assertNotEqual([], exports.undocumented(self.header.replace(before, after, 1)))

    def test_public_headers_are_read_from_the_build(self):
        text = "target_sources(x PRIVATE a.cpp b.h PUBLIC FILE_SET public FILES c.h d.h)\n"
        self.assertEqual(["c.h", "d.h"], exports.public_headers(text))


class Licences(unittest.TestCase):
    refused = [
        (licences.CORE, ["libQt6NetworkAuth.so.6"], []),
        (licences.FORMS, ["libQt6Charts.so.6"], []),
        (licences.PROGRAM, ["libQt6HttpServer.so.6"], []),
        (licences.CORE, ["libQt6Widgets.so.6"], []),
        (licences.CORE, ["libreadline.so.8"], []),
        (licences.FORMS, ["libsqlite3.so.0"], []),
        (licences.FORMS, ["libQt6Widgets.so.6"], ["libQt6VirtualKeyboard.so.6"]),
        (licences.CORE, ["libQt6Core.so.6"], ["libQt6Gui.so.6"]),
    ]

    def test_what_may_not_be_shipped_is_found(self):
        for case in self.refused:
            with self.subTest(case=case):
                self.assertNotEqual([], list(licences.faults(*case)))

    def test_the_rest_is_left_alone(self):
        self.assertEqual([], list(licences.faults(licences.FORMS, ["libQt6Widgets.so.6", "liblatchkeycore.so.0"],
                                                  ["libQt6Gui.so.6", "libQt6DBus.so.6", "libz.so.1"])))

    def test_files_are_told_apart(self):
        self.assertEqual(["core", "forms", "program"],
                         [licences.kind(f"/x/{name}")
                          for name in ("liblatchkeycore.so.0.1.0", "liblatchkeyforms.so", "latchkeyctl")])


if __name__ == "__main__":
    unittest.main()
