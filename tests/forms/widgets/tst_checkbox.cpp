// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/checkbox.h>

#include <QAccessible>
#include <QApplication>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class CheckBoxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastOfItsEdge_data();
    void contrastOfItsEdge();
    void everyStateLooksDifferent();
    void wordsWrap();
    void keyboardAndMouseToggleIt();
    void wholeOfItIsATarget();
    void boxStandsWhereReadingStarts();
    void accessibilityTellsRoleNameAndState();
};

namespace {

constexpr int middleOfTheBox = 9; // where reading starts, beside the first line

QImage pictureOf(CheckBox &box)
{
    box.resize(200, box.heightForWidth(200));
    QImage image(box.size(), QImage::Format_RGB32);
    image.fill(currentTokens().window);
    box.render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
    return image;
}

// the strongest contrast of what is painted left of the words
double contrastOfTheBox(const QImage &image)
{
    double strongest = 1;
    for (int x = 0; x < 2; ++x) {
        for (int y = 0; y < image.height(); ++y)
            strongest = std::max(strongest, contrastRatio(image.pixelColor(x, y), currentTokens().window));
    }
    return strongest;
}

} // namespace

void CheckBoxTest::contrastOfItsEdge_data()
{
    QTest::addColumn<Qt::ColorScheme>("scheme");
    QTest::addColumn<bool>("checked");
    for (bool checked : {false, true}) {
        QTest::addRow("light, %d", checked) << Qt::ColorScheme::Light << checked;
        QTest::addRow("dark, %d", checked) << Qt::ColorScheme::Dark << checked;
    }
}

void CheckBoxTest::contrastOfItsEdge()
{
    QFETCH(Qt::ColorScheme, scheme);
    QFETCH(bool, checked);
    applyApplicationTheme(*qApp, scheme);
    CheckBox box(u"Remember me"_s);
    box.setChecked(checked);
    QVERIFY(contrastOfTheBox(pictureOf(box)) >= 3); // WCAG 2.2, 1.4.11
}

void CheckBoxTest::everyStateLooksDifferent()
{
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    QList<QImage> seen;
    for (bool enabled : {true, false}) {
        for (Qt::CheckState state : {Qt::Unchecked, Qt::PartiallyChecked, Qt::Checked}) {
            CheckBox box(u"Remember me"_s);
            box.setTristate();
            box.setCheckState(state);
            box.setEnabled(enabled);
            const QImage image = pictureOf(box);
            QVERIFY(!seen.contains(image));
            seen << image;
        }
    }
}

void CheckBoxTest::wordsWrap()
{
    CheckBox box(u"Auf diesem Computer angemeldet bleiben, auch wenn ich Invoice Desk beende"_s);
    const int line = box.sizeHint().height();
    QVERIFY(box.hasHeightForWidth());
    QCOMPARE(box.heightForWidth(box.sizeHint().width()), line);
    QVERIFY(box.heightForWidth(box.sizeHint().width() / 2) > line);
    QVERIFY(box.minimumSizeHint().width() < box.sizeHint().width() / 2);
}

void CheckBoxTest::keyboardAndMouseToggleIt()
{
    CheckBox box(u"Remember me"_s);
    box.resize(box.sizeHint());
    box.show();
    QVERIFY(QTest::qWaitForWindowActive(&box));
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Space);
    QVERIFY(box.isChecked());
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(box.width() - 4, box.height() / 2)); // on its words
    QVERIFY(!box.isChecked());
    box.setEnabled(false);
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(middleOfTheBox, box.height() / 2));
    QVERIFY(!box.isChecked());
}

// WCAG 2.2, 2.5.8; Qt tells screen readers less, which is the style's own box
void CheckBoxTest::wholeOfItIsATarget()
{
    CheckBox box(u"Remember me"_s);
    box.resize(300, box.sizeHint().height());
    box.show();
    QVERIFY(box.height() >= 24);
    for (const QPoint place : {QPoint(0, 0), QPoint(299, 0), QPoint(150, box.height() - 1)}) {
        const bool before = box.isChecked();
        QTest::mouseClick(&box, Qt::LeftButton, {}, place);
        QVERIFY(box.isChecked() != before);
    }
}

void CheckBoxTest::boxStandsWhereReadingStarts()
{
    applyApplicationTheme(*qApp, Qt::ColorScheme::Light);
    CheckBox box(u"Remember me"_s);
    box.setChecked(true);
    const auto filledAt = [](const QImage &image, int x) {
        return image.pixelColor(x, image.height() / 2 - 6) == currentTokens().accent;
    };
    QImage image = pictureOf(box);
    QVERIFY(filledAt(image, middleOfTheBox) && !filledAt(image, image.width() - middleOfTheBox));
    box.setLayoutDirection(Qt::RightToLeft);
    image = pictureOf(box);
    QVERIFY(!filledAt(image, middleOfTheBox) && filledAt(image, image.width() - middleOfTheBox));
}

void CheckBoxTest::accessibilityTellsRoleNameAndState()
{
    CheckBox box(u"&Remember me"_s);
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&box);
    QCOMPARE(told->role(), QAccessible::CheckBox);
    QCOMPARE(told->text(QAccessible::Name), u"Remember me"_s);
    QVERIFY(!told->state().checked);
    told->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(box.isChecked() && told->state().checked);
}

QTEST_MAIN(CheckBoxTest)
#include "tst_checkbox.moc"
