// SPDX-License-Identifier: MIT
// How recovery codes are kept: copied, saved, printed.
#include "dialogdriver.h"
#include "totpfixture.h"

#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/recoverycodespage.h>

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QTemporaryDir>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

RecoverySheet sheet()
{
    return {.codes = madeRecoveryCodes(), .appName = u"Invoice Desk"_s, .email = u"ada@example.com"_s};
}

// Whether all codes stand in a text, in the order in which they are shown.
bool holdsAll(const QString &text)
{
    qsizetype at = 0;
    for (const Secret &code : madeRecoveryCodes()) {
        at = text.indexOf(recoveryCodeText(code), at);
        if (at < 0)
            return false;
    }
    return true;
}

} // namespace

class RecoveryCodesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codesAreShownInGroupsOfFour();
    void copiedCodesAreMarkedAsSecret();
    void savedCodesAreForTheOwnerAlone();
    void unsavedCodesAreToldSo();
    void printedCodesAreOnPaper();
    void fileIsNamedAfterTheApp_data();
    void fileIsNamedAfterTheApp();
    void forgottenCodesAreGone();
};

void RecoveryCodesTest::codesAreShownInGroupsOfFour()
{
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    const QList<Secret> codes = madeRecoveryCodes();
    for (int i = 0; i < codes.size(); ++i) {
        const auto *label = page.findChild<QLabel *>(u"recoveryCodeLabel%1"_s.arg(i + 1));
        QVERIFY(label);
        QCOMPARE(label->text(), recoveryCodeText(codes[i]));
        QVERIFY(QRegularExpression(u"^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$"_s).match(label->text()).hasMatch());
    }
    // also where they come with their dashes
    QCOMPARE(recoveryCodeText(u"K7MQ-X2PR-T5BN-C9HJ"_s), u"K7MQ-X2PR-T5BN-C9HJ"_s);
}

void RecoveryCodesTest::copiedCodesAreMarkedAsSecret()
{
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    const DialogDriver driver(page);
    driver.press("copyButton");
    QVERIFY(holdsAll(QGuiApplication::clipboard()->text()));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
    QCOMPARE(driver.note("answerNote"), u"Copied"_s);
}

void RecoveryCodesTest::savedCodesAreForTheOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"codes.txt"_s);
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    const DialogDriver driver(page);
    driver.press("saveCodesButton");
    auto *dialog = page.findChild<QFileDialog *>(u"saveCodesDialog"_s);
    QVERIFY(dialog);
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(driver.note("answerNote"), u"Saved"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(holdsAll(text));
    QVERIFY(text.startsWith(u"Recovery codes for Invoice Desk\nada@example.com\n"));
    QCOMPARE(file.permissions() & 0x0fff,
             QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::Permissions());
}

void RecoveryCodesTest::unsavedCodesAreToldSo()
{
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    const DialogDriver driver(page);
    driver.press("saveCodesButton");
    auto *dialog = page.findChild<QFileDialog *>(u"saveCodesDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/proc/codes.txt"_s);
    QTRY_VERIFY(driver.note("answerNote").startsWith(u"Nothing could be saved there."));
}

void RecoveryCodesTest::printedCodesAreOnPaper()
{
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    const DialogDriver driver(page);
    driver.press("printButton");
    QVERIFY(page.findChild<QPrintDialog *>(u"printCodesDialog"_s));

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"codes.pdf"_s);
    const auto sizeOf = [&path](const RecoverySheet &printed) {
        {
            QPdfWriter paper(path);
            printed.paint(paper);
        }
        return QFileInfo(path).size();
    };
    const qint64 withCodes = sizeOf(sheet());
    const qint64 without = sizeOf({.codes = {}, .appName = u"Invoice Desk"_s, .email = u"ada@example.com"_s});
    QVERIFY(without > 0);
    QVERIFY(withCodes > without);
}

void RecoveryCodesTest::fileIsNamedAfterTheApp_data()
{
    QTest::addColumn<QString>("appName");
    QTest::addColumn<QString>("fileName");
    QTest::newRow("usual") << u"Invoice Desk"_s << u"Recovery codes for Invoice Desk.txt"_s;
    QTest::newRow("none") << QString() << u"Recovery codes.txt"_s;
    QTest::newRow("with a path") << u"../../etc/x"_s << u"Recovery codes for etc x.txt"_s;
}

void RecoveryCodesTest::fileIsNamedAfterTheApp()
{
    QFETCH(QString, appName);
    QFETCH(QString, fileName);
    QCOMPARE((RecoverySheet{.codes = {}, .appName = appName, .email = {}}.fileName()), fileName);
}

void RecoveryCodesTest::forgottenCodesAreGone()
{
    RecoveryCodesPage page(sheet());
    const std::unique_ptr<QWidget> footer(page.footer());
    page.forget();
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        for (const Secret &code : madeRecoveryCodes())
            QVERIFY(!label->text().contains(recoveryCodeText(code)));
    }
    page.findChild<QPushButton *>(u"copyButton"_s)->click();
    QVERIFY(!holdsAll(QGuiApplication::clipboard()->text()));
}

QTEST_MAIN(RecoveryCodesTest)
#include "tst_recoverycodes.moc"
