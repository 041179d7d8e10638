// SPDX-License-Identifier: MIT
// Whether a camera could read the dialog: zbarimg reads screenshots of it, at the scale that QT_SCALE_FACTOR
// sets, in light and dark.
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "largescreen.h"
#include "stillstyle.h"
#include "totpfixture.h"

#include <latchkey/forms/mfa/configuremfadialog.h>
#include <latchkey/forms/mfa/qrlabel.h>
#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace latchkey;
using namespace Qt::StringLiterals;

class QrCodeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void screenshotIsReadAsTheUri_data();
    void screenshotIsReadAsTheUri();
    void modulesAreEquallyLarge();
    void largeCodeHasModulesLargeEnough();
};

namespace {

QString readByZbar(const QImage &picture)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"dialog.png"_s);
    if (!picture.save(file))
        return {};
    QProcess zbarimg;
    zbarimg.start(u"zbarimg"_s, {u"--raw"_s, u"--quiet"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, file});
    if (!zbarimg.waitForFinished())
        return {};
    return QString::fromUtf8(zbarimg.readAllStandardOutput()).trimmed();
}

} // namespace

void QrCodeTest::initTestCase()
{
    QCOMPARE(qApp->devicePixelRatio(), qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s).toDouble());
    QApplication::setStyle(new StillStyle);
}

void QrCodeTest::screenshotIsReadAsTheUri_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void QrCodeTest::screenshotIsReadAsTheUri()
{
    QFETCH(bool, dark);
    applyApplicationTheme(*qApp, dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, {.pending = PendingLogin(u"p"_s), .email = u"ada@example.com"_s});
    const DialogDriver driver(dialog);
    driver.key(Qt::Key_Return);
    client.totpSecrets.back()->answer(madeTotpSecret());
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(readByZbar(dialog.grab().toImage()), QString::fromUtf8(madeTotpSecret().uri.bytes()));
}

// Along one row of the finder pattern in the corner: 7 dark modules, all of one width, in the screen's
// pixels.
void QrCodeTest::modulesAreEquallyLarge()
{
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    QrLabel label;
    label.setCode(madeTotpSecret().qrCode);
    label.resize(label.sizeHint());
    const QImage picture = label.grab().toImage();
    const auto isDark = [&picture](int x, int y) { return qGray(picture.pixel(x, y)) < 128; };
    int top = 0;
    int left = 8; // past the card's edge and its round corners
    const int middle = picture.width() / 2;
    while (left < middle && ![&] {
        for (top = 16; top < middle; ++top) {
            if (isDark(left, top))
                return true;
        }
        return false;
    }())
        ++left;
    int width = 0;
    while (isDark(left + width, top))
        ++width;
    QCOMPARE(width % 7, 0);
    const int module = width / 7;
    QVERIFY(module >= 3);
    QVERIFY(left >= 4 * module);
    QVERIFY(top >= 4 * module);
    const QrCode code = madeTotpSecret().qrCode;
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            const QRect place(left + column * module, top + row * module, module, module);
            for (const QPoint &corner :
                 {place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()}) {
                const QRgb pixel = picture.pixel(corner);
                QCOMPARE(pixel, code.isDark(column, row) ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
            }
        }
    }
}

void QrCodeTest::largeCodeHasModulesLargeEnough()
{
    const QString uri = u"otpauth://totp/"_s + QString(400, u'x');
    QrLabel label;
    label.setCode(qrCodeOf(uri).value());
    label.resize(label.sizeHint());
    QCOMPARE(readByZbar(label.grab().toImage()), uri);
}

int main(int argc, char **argv)
{
    QTemporaryFile screen; // on a small one the dialog would scroll, and cut its code off
    if (!makeLargeScreen(screen))
        return 1;
    QApplication application(argc, argv);
    QrCodeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_qrcode.moc"
