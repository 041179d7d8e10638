// SPDX-License-Identifier: MIT
// The second factors on the account page: seen, added, renamed, removed, and their recovery codes made anew.
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "totpfixture.h"

#include <latchkey/forms/account/factorssection.h>

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QSignalSpy>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 5, 12), QTime(9, 0), QTimeZone::UTC);

MfaOverview twoFactors()
{
    return {.methods = {{.type = u"totp"_s,
                         .id = u"a"_s,
                         .name = {},
                         .created = now.addDays(-10),
                         .lastUsed = now.addSecs(-60)},
                        {.type = u"totp"_s,
                         .id = u"b"_s,
                         .name = u"Old phone"_s,
                         .created = now.addDays(-40),
                         .lastUsed = {}}},
            .recoveryCodesLeft = 7,
            .recoveryCodesMade = 10,
            .recoveryCodesCreated = now.addDays(-10)};
}

// What stands on one of the section's labels.
QString textOf(const DialogDriver &driver, QByteArrayView name)
{
    const auto *label = driver.find<QLabel>(name);
    return label ? label->accessibleName().isEmpty() ? label->text() : label->accessibleName() : QString();
}

// The dialog that a button of the section has opened.
QDialog *opened(const QWidget &section, const char *name)
{
    return section.window()->findChild<QDialog *>(QLatin1StringView(name));
}

} // namespace

class FactorsSectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void factorsAreListedWithTheirTimes();
    void noneIsSaidInASentence();
    void addIsOfferedOnlyWhereATypeIsTurnedOn();
    void removingTakesAProof();
    void lastFactorThatIsRequiredStays();
    void renamingTakesAName();
    void newCodesAreShownAndHaveToBeKept();

private:
    void show();

    std::unique_ptr<FakeUsersClient> m_client;
    std::unique_ptr<FactorsSection> m_section;
    std::unique_ptr<DialogDriver> m_driver;
};

void FactorsSectionTest::init()
{
    m_client = std::make_unique<FakeUsersClient>();
    m_client->currentUser = someone(u"ada@example.com"_s);
    m_client->overview = twoFactors();
}

void FactorsSectionTest::cleanup()
{
    m_driver.reset();
    m_section.reset();
    m_client.reset();
}

void FactorsSectionTest::show()
{
    m_section = std::make_unique<FactorsSection>(
        AccountContext{.client = *m_client, .now = [] { return now; }, .device = {}, .system = {}}, nullptr);
    m_driver = std::make_unique<DialogDriver>(*m_section);
    m_section->setUser(**m_client->currentUser);
}

void FactorsSectionTest::factorsAreListedWithTheirTimes()
{
    show();
    QTRY_COMPARE(textOf(*m_driver, "factor_aTitleLabel"), u"Authenticator app"_s);
    QCOMPARE(textOf(*m_driver, "factor_aNoteLabel"), u"Last used today"_s);
    QCOMPARE(textOf(*m_driver, "factor_bTitleLabel"), u"Old phone"_s);
    QVERIFY(textOf(*m_driver, "factor_bNoteLabel").startsWith(u"Added "));
    QCOMPARE(textOf(*m_driver, "recoveryCodesTitleLabel"), u"Recovery codes · 7 of 10 left"_s);
}

void FactorsSectionTest::noneIsSaidInASentence()
{
    m_client->overview = MfaOverview();
    show();
    const auto sentence = [this] {
        const auto *label = m_section->findChild<QLabel *>(u"factorsSentenceLabel"_s);
        return label ? label->text() : QString();
    };
    QTRY_COMPARE(sentence(), u"None set up yet."_s);
}

void FactorsSectionTest::addIsOfferedOnlyWhereATypeIsTurnedOn()
{
    m_client->enabledMfaTypes = QStringList();
    show();
    QTRY_VERIFY(!m_driver->shows("addFactorButton"));
}

void FactorsSectionTest::removingTakesAProof()
{
    show();
    QTRY_VERIFY(m_driver->shows("removeFactor_b_Button"));
    const QSignalSpy changed(m_section.get(), &AccountSection::changed);
    m_driver->press("removeFactor_b_Button");
    QDialog *dialog = opened(*m_section, "RemoveFactorDialog");
    QVERIFY(dialog);
    const DialogDriver driver(*dialog);
    QTRY_VERIFY(driver.shows("currentPasswordEdit"));
    driver.type("currentPasswordEdit", "wrong horse");
    driver.key(Qt::Key_Return);
    QCOMPARE(m_client->methodsRemoved.size(), 1U);
    QCOMPARE(m_client->methodsRemoved[0]->newPassword, u"b"_s);
    m_client->methodsRemoved[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_VERIFY(!driver.note("currentPasswordNote").isEmpty());
    driver.type("currentPasswordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QCOMPARE(m_client->methodsRemoved[1]->secret, u"correct horse"_s);
    m_client->methodsRemoved[1]->answer({});
    QTRY_COMPARE(changed.size(), 1);
}

void FactorsSectionTest::lastFactorThatIsRequiredStays()
{
    show();
    QTRY_VERIFY(m_driver->shows("removeFactor_a_Button"));
    m_driver->press("removeFactor_a_Button");
    const DialogDriver driver(*opened(*m_section, "RemoveFactorDialog"));
    driver.type("currentPasswordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    m_client->methodsRemoved.back()->refuse(AuthErrorCode::PermissionDenied, AuthErrorReason::LastFactor);
    QTRY_VERIFY(driver.message().contains(u"Set up another one first."));
}

void FactorsSectionTest::renamingTakesAName()
{
    show();
    QTRY_VERIFY(m_driver->shows("renameFactor_b_Button"));
    m_driver->press("renameFactor_b_Button");
    const DialogDriver driver(*opened(*m_section, "RenameFactorDialog"));
    QCOMPARE(driver.textOf("nameEdit"), u"Old phone"_s);
    driver.type("nameEdit", "Spare phone"); // in the place of what was selected
    driver.key(Qt::Key_Return);
    QCOMPARE(m_client->methodsRenamed.size(), 1U);
    QCOMPARE(m_client->methodsRenamed[0]->secret, u"b"_s);
    QCOMPARE(m_client->methodsRenamed[0]->newPassword, u"Spare phone"_s);
    m_client->methodsRenamed[0]->refuse(AuthErrorCode::InvalidInput, AuthErrorReason::NameUnfit);
    QTRY_VERIFY(driver.note("nameNote").startsWith(u"This name cannot be used."));
}

void FactorsSectionTest::newCodesAreShownAndHaveToBeKept()
{
    show();
    QTRY_VERIFY(m_driver->shows("newRecoveryCodesButton"));
    m_driver->press("newRecoveryCodesButton");
    QDialog *dialog = opened(*m_section, "NewRecoveryCodesDialog");
    QVERIFY(dialog);
    const DialogDriver driver(*dialog);
    driver.type("currentPasswordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QCOMPARE(m_client->recoveryCodesAsked.size(), 1U);
    m_client->recoveryCodesAsked[0]->answer(madeRecoveryCodes());
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    driver.find<QCheckBox>("keptCheckBox")->click();
    driver.press("doneButton");
    QTRY_VERIFY(!opened(*m_section, "NewRecoveryCodesDialog"));
}

QTEST_MAIN(FactorsSectionTest)
#include "tst_factorssection.moc"
