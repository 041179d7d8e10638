// SPDX-License-Identifier: MIT
#include <latchkey/core/settings/settings.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDefaultIsAccepted()
    {
        Settings usual;
        usual.appName = u"Desk"_s;
        usual.rpId = u"desk"_s;
        for (const SettingDefinition &definition : settingsCatalogue()) {
            if (definition.isSecret)
                continue;
            const QString value = settingValue(usual, definition);
            Settings settings;
            QVERIFY2(setSettingValue(settings, definition, value), qPrintable(definition.key.toString()));
            QCOMPARE(settingValue(settings, definition), value);
        }
    }

    void secretIsNeitherShownNorSetInTheClear()
    {
        const SettingDefinition &definition = *findSetting(u"smtp_password");
        Settings settings;
        QCOMPARE(settingValue(settings, definition), u"not set"_s);
        const auto set = setSettingValue(settings, definition, u"between us"_s);
        QCOMPARE(set.error().reason, AuthErrorReason::SettingIsSecret);
        QVERIFY(settings.smtpPassword.isEmpty());
        settings = settingsFromRows({{u"smtp_password"_s, u"c2VhbGVk"_s}});
        QCOMPARE(settings.smtpPassword, u"c2VhbGVk"_s);
        QCOMPARE(settingValue(settings, definition), u"set"_s);
    }

    void numberKeepsToItsLimits_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("accepted");
        QTest::addRow("least") << u"1"_s << true;
        QTest::addRow("most") << u"100"_s << true;
        QTest::addRow("less") << u"0"_s << false;
        QTest::addRow("more") << u"101"_s << false;
        QTest::addRow("negative") << u"-1"_s << false;
        QTest::addRow("beyond 32 bits") << u"4294967297"_s << false;
        QTest::addRow("empty") << QString() << false;
        QTest::addRow("word") << u"ten"_s << false;
        QTest::addRow("fraction") << u"1.0"_s << false;
        QTest::addRow("leading zero") << u"07"_s << false;
        QTest::addRow("sign") << u"+7"_s << false;
        QTest::addRow("blank") << u" 7"_s << false;
        QTest::addRow("hexadecimal") << u"0x7"_s << false;
        QTest::addRow("other digits") << u"٧"_s << false;
    }

    void numberKeepsToItsLimits()
    {
        QFETCH(const QString, value);
        QFETCH(const bool, accepted);
        Settings settings;
        const auto set = setSettingValue(settings, *findSetting(u"max_password_failures"), value);
        QCOMPARE(set.has_value(), accepted);
        QCOMPARE(settings.maxPasswordFailures, accepted ? value.toInt() : 10);
        if (!accepted) {
            QCOMPARE(set.error().code, AuthErrorCode::InvalidInput);
            QCOMPARE(set.error().reason, AuthErrorReason::SettingNumberInvalid);
        }
    }

    void storedNumberBeyondTheLimitsKeepsTheDefault()
    {
        QCOMPARE(settingsFromRows({{u"max_password_failures"_s, u"7"_s}}).maxPasswordFailures, 7);
        QCOMPARE(settingsFromRows({{u"max_password_failures"_s, u"1000"_s}}).maxPasswordFailures, 10);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
