// SPDX-License-Identifier: MIT
#include "commandline.h"

#include "commands.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

std::unexpected<Failure> usage(const QString &sentence)
{
    return std::unexpected(Failure{.code = {}, .sentence = sentence});
}

//! A number below zero is a value, if seldom an acceptable one: no option is named by a digit.
bool looksLikeOption(const QString &argument)
{
    return argument.size() > 1 && argument.startsWith(u'-') && !argument.at(1).isDigit();
}

//! The part of an option that is safe to repeat: never a value, which may be a password.
QString optionName(const QString &argument)
{
    return argument.startsWith(u"--"_s) ? argument.section(u'=', 0, 0) : argument.left(2);
}

//! The arguments in front of "--".
QStringList beforeDashes(const QStringList &arguments)
{
    return {arguments.begin(), std::ranges::find(arguments, u"--"_s)};
}

QString commandName(const Command &command)
{
    return command.words.join(u' ');
}

//! Takes a command line apart from left to right.
class Parser
{
public:
    explicit Parser(const QStringList &arguments)
        : m_arguments(arguments)
    {}

    std::expected<Call, Failure> parse();

private:
    std::expected<void, Failure> takeNext();
    std::expected<void, Failure> takeOption(const QString &argument);
    std::expected<void, Failure> takeWord(const QString &word);
    const Option *find(const QString &name) const;
    std::expected<void, Failure> checkArgumentCount() const;
    std::expected<void, Failure> checkRequiredOptions() const;
    QString problem() const;

    const QStringList m_arguments;
    qsizetype m_next = 0;
    bool m_onlyArguments = false;
    QStringList m_words;
    Call m_call;
};

std::expected<Call, Failure> Parser::parse()
{
    while (m_next < m_arguments.size()) {
        if (const auto taken = takeNext(); !taken)
            return std::unexpected(taken.error());
    }
    if (!m_call.command)
        return usage(m_words.isEmpty() ? u"a command is missing"_s
                                       : u"“%1” needs one more word"_s.arg(m_words.join(u' ')));
    if (const auto counted = checkArgumentCount(); !counted)
        return std::unexpected(counted.error());
    if (const auto complete = checkRequiredOptions(); !complete)
        return std::unexpected(complete.error());
    if (const QString wrong = problem(); !wrong.isEmpty())
        return usage(wrong);
    return m_call;
}

std::expected<void, Failure> Parser::takeNext()
{
    const QString argument = m_arguments.at(m_next++);
    if (!m_onlyArguments && argument == u"--"_s) {
        m_onlyArguments = true;
        return {};
    }
    if (!m_onlyArguments && looksLikeOption(argument))
        return takeOption(argument);
    if (!m_call.command)
        return takeWord(argument);
    m_call.arguments.append(argument);
    return {};
}

std::expected<void, Failure> Parser::takeOption(const QString &argument)
{
    const QString name = optionName(argument);
    const Option *option = name.startsWith(u"--"_s) ? find(name.mid(2)) : nullptr;
    if (!option && name.startsWith(u"--pass"_s))
        return usage(
            u"there is no option %1: passwords come on standard input, with --password-stdin"_s.arg(name));
    if (!option)
        return usage(u"there is no option %1 here"_s.arg(name));
    const bool hasValue = argument.contains(u'=');
    if (option->placeholder.isEmpty()) {
        if (hasValue)
            return usage(u"%1 takes no value"_s.arg(name));
        m_call.options.insert(option->name, {});
        return {};
    }
    if (!hasValue && m_next == m_arguments.size())
        return usage(u"%1 needs a value"_s.arg(name));
    const QString value = hasValue ? argument.section(u'=', 1) : m_arguments.at(m_next++);
    m_call.options.insert(option->name, value);
    return {};
}

std::expected<void, Failure> Parser::takeWord(const QString &word)
{
    m_words.append(word);
    const QList<Command> candidates = commandsUnder(m_words);
    if (candidates.isEmpty())
        return usage(u"there is no command “%1”"_s.arg(m_words.join(u' ')));
    const auto &commands = allCommands();
    const auto found = std::ranges::find(commands, m_words, &Command::words);
    if (found != commands.end())
        m_call.command = &*found;
    return {};
}

const Option *Parser::find(const QString &name) const
{
    const auto in = [&name](const QList<Option> &options) -> const Option * {
        const auto found = std::ranges::find(options, name, &Option::name);
        return found == options.end() ? nullptr : &*found;
    };
    if (const Option *global = in(globalOptions()))
        return global;
    return m_call.command ? in(m_call.command->options) : nullptr;
}

std::expected<void, Failure> Parser::checkArgumentCount() const
{
    const QStringList &wanted = m_call.command->arguments;
    const auto isOptional = [](const QString &argument) { return argument.startsWith(u'['); };
    const qsizetype most = wanted.size();
    const qsizetype least = most - std::ranges::count_if(wanted, isOptional);
    const bool endless = !wanted.isEmpty() && wanted.last().endsWith(u'…');
    if (m_call.arguments.size() < least)
        return usage(u"%1 is missing"_s.arg(wanted.at(m_call.arguments.size())));
    if (m_call.arguments.size() > most && !endless) {
        const bool takesPassword =
            std::ranges::contains(m_call.command->options, u"password-stdin"_s, &Option::name);
        return usage(u"“%1” takes no more arguments%2"_s.arg(
            commandName(*m_call.command),
            takesPassword ? u"; passwords come on standard input, with --password-stdin"_s : QString()));
    }
    return {};
}

std::expected<void, Failure> Parser::checkRequiredOptions() const
{
    for (const Option &option : m_call.command->options) {
        if (option.presence == Presence::Required && !m_call.has(option.name))
            return usage(u"“%1” needs --%2"_s.arg(commandName(*m_call.command), option.name));
    }
    return {};
}

QString Parser::problem() const
{
    const QString database = m_call.options.value(u"database"_s);
    if (m_call.has(u"database"_s) && (database.isEmpty() || database.contains(u"://"_s)))
        return u"--database needs the path of a file"_s;
    return m_call.command->problem ? m_call.command->problem(m_call) : QString();
}

} // namespace

const QList<Option> &globalOptions()
{
    static const QList<Option> options{
        {.name = u"database"_s,
         .placeholder = u"PATH"_s,
         .help = u"the SQLite file; else LATCHKEY_DATABASE, or else latchkey/users.db in your data folder"_s},
        {.name = u"json"_s, .placeholder = {}, .help = u"answer with one JSON document"_s},
        {.name = u"help"_s, .placeholder = {}, .help = u"explain the command, or list them all"_s},
        {.name = u"version"_s, .placeholder = {}, .help = u"print the version"_s},
    };
    return options;
}

QList<Command> commandsUnder(const QStringList &words)
{
    const auto startsWithWords = [&words](const Command &command) {
        return command.words.mid(0, words.size()) == words;
    };
    QList<Command> found;
    std::ranges::copy_if(allCommands(), std::back_inserter(found), startsWithWords);
    return found;
}

bool asksForVersion(const QStringList &arguments)
{
    return beforeDashes(arguments).contains(u"--version"_s);
}

std::optional<QStringList> helpTopic(const QStringList &arguments)
{
    const QStringList options = beforeDashes(arguments);
    if (!options.contains(u"--help"_s) && !options.contains(u"-h"_s))
        return {};
    QStringList words;
    for (const QString &argument : options) {
        if (!looksLikeOption(argument) && !commandsUnder(words + QStringList{argument}).isEmpty())
            words.append(argument);
    }
    return words;
}

std::expected<Call, Failure> parse(const QStringList &arguments)
{
    return Parser(arguments).parse();
}

} // namespace latchkey::ctl
