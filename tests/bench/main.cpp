// SPDX-License-Identifier: MIT
// Measures the library as a program uses it and prints rows of build/bench.json: of all measurements, or of
// those named by the arguments.
#include <bench/rows.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace latchkey::bench;

namespace {

struct Measurement
{
    QString name;
    QJsonArray (*run)();
};

const QList<Measurement> measurements{
    {QStringLiteral("login"), &loginRows},   {QStringLiteral("argon2"), &argon2Rows},
    {QStringLiteral("lookup"), &lookupRows}, {QStringLiteral("mail"), &mailRows},
    {QStringLiteral("mfa"), &mfaRows},       {QStringLiteral("timing"), &timingRows}};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList wanted = QCoreApplication::arguments().sliced(1);
    QJsonArray rows;
    for (const Measurement &measurement : measurements) {
        if (!wanted.isEmpty() && !wanted.contains(measurement.name))
            continue;
        for (const QJsonValue &row : measurement.run())
            rows << row;
    }
    std::fputs(QJsonDocument(rows).toJson().constData(), stdout);
    return 0;
}
