// SPDX-License-Identifier: MIT
#include "help.h"

#include "commandline.h"
#include "commands.h"
#include "output.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QString optionSyntax(const Option &option)
{
    const QString name = u"--"_s + option.name;
    return option.placeholder.isEmpty() ? name : name + u' ' + option.placeholder;
}

QString commandSyntax(const Command &command)
{
    QStringList parts = command.words + command.arguments;
    for (const Option &option : command.options) {
        const bool required = option.presence == Presence::Required;
        parts.append(required ? optionSyntax(option) : u"[%1]"_s.arg(optionSyntax(option)));
    }
    return parts.join(u' ');
}

QString optionTable(const QList<Option> &options)
{
    QList<QStringList> rows;
    for (const Option &option : options)
        rows.append({optionSyntax(option), option.help});
    return aligned(rows, 2);
}

QString exampleLines(const QStringList &examples)
{
    QString lines;
    for (const QString &example : examples)
        lines += u"  %1\n"_s.arg(example);
    return lines;
}

QString commandHelp(const Command &command)
{
    QString text = u"latchkeyctl %1\n\n%2\n"_s.arg(commandSyntax(command), command.summary);
    if (!command.options.isEmpty())
        text += u"\nOptions:\n"_s + optionTable(command.options);
    text += u"\nOptions of every command:\n"_s + optionTable(globalOptions());
    return text + u"\nExamples:\n"_s + exampleLines(command.examples);
}

QString overview(const QList<Command> &commands)
{
    QList<QStringList> rows;
    for (const Command &command : commands)
        rows.append({(command.words + command.arguments).join(u' '), command.summary});
    return u"latchkeyctl [OPTIONS] COMMAND\n\nCommands:\n"_s + aligned(rows, 2) +
           u"\nOptions, in any position:\n"_s + optionTable(globalOptions());
}

} // namespace

QString helpText(const QStringList &words)
{
    const QList<Command> commands = commandsUnder(words);
    if (commands.size() == 1)
        return commandHelp(commands.first());
    const QString examples = exampleLines({
        u"latchkeyctl init --app-name 'Invoice Desk' --app-id com.example.invoicedesk"_s,
        u"latchkeyctl user add ada@example.com --admin --password-stdin < password.txt"_s,
        u"latchkeyctl --json user list --filter @example.com"_s,
    });
    return overview(commands) +
           u"\nPasswords come on standard input, never as arguments. “--” ends the options: what follows "
           u"may\n"
           "start with a dash. The exit status is 0 when it worked, 1 when it was refused or failed (then "
           "the\n"
           "reason is on standard error and nothing on standard output), 2 when the command line is wrong.\n"
           "“latchkeyctl COMMAND --help” explains one command.\n\nExamples:\n"_s +
           examples;
}

} // namespace latchkey::ctl
