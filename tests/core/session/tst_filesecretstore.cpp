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
        QVERIFY(store.write(u"device ../../ä"_s, secret));
        QCOMPARE(store.read(u"device ../../ä"_s)->bytes(), secret.bytes());
        QVERIFY(store.read(u"another"_s)->isEmpty());
    }

    void aSecondWriteReplacesTheFirst()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"a long first value"_s)));
        QVERIFY(store.write(u"name"_s, Secret(u"short"_s)));
        QCOMPARE(FileSecretStore(m_path).read(u"name"_s)->bytes(), "short");
        QCOMPARE(QDir(m_path).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aRemovedSecretIsGone()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"value"_s)));
        QVERIFY(store.remove(u"name"_s));
        QVERIFY(store.read(u"name"_s)->isEmpty());
        QVERIFY(store.remove(u"name"_s));
    }

    void onlyTheOwnerMayRead()
    {
        FileSecretStore store(m_path);
        QVERIFY(store.write(u"name"_s, Secret(u"value"_s)));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(m_path).permissions() & others));
        const QFileInfo file = QDir(m_path).entryInfoList(QDir::Files).constFirst();
        QVERIFY(!(file.permissions() & others));
    }

    void aFolderThatCannotBeMadeIsATrouble()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        FileSecretStore store(file.fileName() + u"/secrets"_s);
        const auto written = store.write(u"name"_s, Secret(u"value"_s));
        QCOMPARE(written.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(written.error().reason, AuthErrorReason::KeyUnreadable);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace

QTEST_GUILESS_MAIN(FileSecretStoreTest)
#include "tst_filesecretstore.moc"
