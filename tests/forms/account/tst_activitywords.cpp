// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/activitywords.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class ActivityWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingHasWordsAndAnIcon_data()
    {
        QTest::addColumn<Activity>("activity");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("icon");
        const auto add = [](const char *row, const Activity &activity, const QString &words,
                            const QString &icon) { QTest::newRow(row) << activity << words << icon; };
        using enum AuthErrorCode;
        const auto login = [](std::optional<AuthErrorCode> refusal, const QString &method = u"password"_s) {
            return Activity{
                .time = {}, .kind = AuditKind::Login, .refusal = refusal, .own = true, .method = method};
        };
        const auto done = [](AuditKind kind, bool own = true) {
            return Activity{.time = {}, .kind = kind, .refusal = {}, .own = own, .method = {}};
        };
        add("login", login({}), u"Logged in"_s, u"success"_s);
        add("login by code", login({}, u"code"_s), u"Logged in, emailed code"_s, u"success"_s);
        add("wrong password", login(AuthenticationFailed), u"Wrong password"_s, u"error"_s);
        add("wrong code", login(CodeInvalid, u"code"_s), u"Wrong code"_s, u"error"_s);
        add("throttled", login(TooManyPasswordFailures), u"Refused after too many wrong tries"_s, u"error"_s);
        add("not confirmed", login(EmailNotConfirmed), u"Login refused: address not confirmed"_s, u"error"_s);
        add("turned off", login(AccountIsNotEnabled), u"Login refused: account turned off"_s, u"error"_s);
        Activity app = login({});
        app.factor = u"totp"_s;
        add("authenticator app", app, u"Logged in, authenticator app"_s, u"success"_s);
        Activity stopped = login(MfaRequired);
        stopped.reason = AuthErrorReason::FactorMissing;
        add("second factor asked for", stopped, u"Second factor asked for"_s, u"phone"_s);
        stopped.reason = AuthErrorReason::FactorWrong;
        add("wrong second factor", stopped, u"Wrong second factor"_s, u"error"_s);
        add("factor added", done(AuditKind::FactorAdded), u"Second factor added"_s, u"phone"_s);
        add("codes", done(AuditKind::RecoveryCodesMade), u"New recovery codes made"_s, u"codes"_s);
        add("logout", done(AuditKind::Logout), u"Logged out"_s, u"logout"_s);
        add("confirmed", done(AuditKind::Confirmation), u"Email confirmed"_s, u"mail"_s);
        add("own address", done(AuditKind::AddressChanged), u"Address changed"_s, u"mail"_s);
        add("by an admin", done(AuditKind::AddressChanged, false), u"Address changed by an admin"_s,
            u"mail"_s);
        add("password", done(AuditKind::PasswordChanged), u"Password changed"_s, u"key"_s);
        add("request", done(AuditKind::PasswordResetRequest), u"Code for a forgotten password sent"_s,
            u"mail"_s);
        add("device", done(AuditKind::SessionRevoked), u"Another device logged out"_s, u"logout"_s);
        add("export", done(AuditKind::AccountExported), u"Data exported"_s, u"download"_s);
        add("newer kind", done(AuditKind(999)), u"Something else (kind.999)"_s, u"user"_s);
    }

    void everythingHasWordsAndAnIcon()
    {
        QFETCH(Activity, activity);
        QFETCH(QString, words);
        QFETCH(QString, icon);
        QCOMPARE(ActivityWords::of(activity), words);
        QCOMPARE(ActivityWords::icon(activity), icon);
    }

    void refusalsAreRed()
    {
        Activity activity{.time = {}, .kind = AuditKind::Login, .refusal = {}, .own = true, .method = {}};
        QVERIFY(ActivityWords::colour(activity) == &ThemeTokens::successText);
        activity.refusal = AuthErrorCode::AuthenticationFailed;
        QVERIFY(ActivityWords::colour(activity) == &ThemeTokens::dangerText);
    }
};

QTEST_GUILESS_MAIN(ActivityWordsTest)
#include "tst_activitywords.moc"
