// SPDX-License-Identifier: MIT
#include <latchkey/core/session/filesecretstore.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

class FileSecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"deep/secrets"_s);
    }

    void whatIsWrittenIsReadBack()
    {
        FileSecretStore store(m_path);
        const Secret secret = Secret::fromBytes(QByteArray("\0\xff\n", 3));
        QVERIFY(store.write(u"device ../../ä"_s, secret, Unlocking::Allowed));
        QCOMPARE(store.read(u"device ../../ä"_s, Unlocking::Allowed)->bytes(), secret.bytes());
        QVERIFY(store.read(u"another"_s, Unlocking::Allowed)->isEmpty());
    }

    void aSecondWriteReplacesTheFirst()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"a long first value"_s), Unlocking::Allowed));
        QVERIFY(store.write(u"name"_s, Secret(u"short"_s), Unlocking::Allowed));
        QCOMPARE(FileSecretStore(m_path).read(u"name"_s, Unlocking::Allowed)->bytes(), "short");
        QCOMPARE(QDir(m_path).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void onlyTheOwnerMayRead()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(m_path).permissions() & others));
        const QFileInfo file = QDir(m_path).entryInfoList(QDir::Files).constFirst();
        QVERIFY(!(file.permissions() & others));
    }

    void whatOthersMayOpenIsNotRead()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed));
        const QString file = store.pathOf(u"name"_s);
        QVERIFY(QFile::setPermissions(file, QFile::permissions(file) | QFile::ReadGroup));
        QCOMPARE(store.read(u"name"_s, Unlocking::Allowed).error().reason, AuthErrorReason::KeyExposed);
        // a new one is the owner's alone again
        QVERIFY(store.write(u"name"_s, Secret(u"another"_s), Unlocking::Allowed));
        QCOMPARE(store.read(u"name"_s, Unlocking::Allowed)->bytes(), "another");
    }

    void whatIsNoFileIsNotRead()
    {
        FileSecretStore store(m_path);
        QVERIFY(QDir().mkpath(store.pathOf(u"name"_s)));
        QCOMPARE(store.read(u"name"_s, Unlocking::Allowed).error().reason, AuthErrorReason::KeyUnreadable);
    }

    void aLinkIsReplacedAndNotFollowedByAWrite()
    {
        FileSecretStore store(m_path);
        QVERIFY(QDir().mkpath(m_path));
        const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
        QFile other(elsewhere);
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(elsewhere, store.pathOf(u"name"_s)));
        QVERIFY(store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed));
        QCOMPARE(other.size(), 0);
        QCOMPARE(store.read(u"name"_s, Unlocking::Allowed)->bytes(), "value");
    }

    void aFolderThatCannotBeMadeIsATrouble()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        FileSecretStore store(file.fileName() + u"/secrets"_s);
        const auto written = store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed);
        QCOMPARE(written.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(written.error().reason, AuthErrorReason::KeyNotKept);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace

QTEST_GUILESS_MAIN(FileSecretStoreTest)
#include "tst_filesecretstore.moc"
