// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/mfasetuppages.h>

#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/mfa/mfawords.h>
#include <latchkey/forms/mfa/proofform.h>
#include <latchkey/forms/mfa/recoverycodespage.h>
#include <latchkey/forms/mfa/setupframe.h>
#include <latchkey/forms/mfa/setuppage.h>
#include <latchkey/forms/mfa/setupways.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/choicecard.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/stepheader.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QVBoxLayout>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int proofWidth = 440;
constexpr int setupWidth = 600;

enum Step { Choose, SetUp, Codes };

bool isAboutProof(const AuthError &error)
{
    using enum AuthErrorCode;
    return error.code == AuthenticationFailed || error.code == CodeInvalid || error.code == MfaRequired ||
           error.code == FreshProofRequired || error.code == TooManyPasswordFailures;
}

} // namespace

MfaSetupPages::MfaSetupPages(UsersClient &client, const Start &start, MessageBar &bar, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_start(start)
    , m_bar(bar)
    , m_account(client)
{
    connect(&m_account, &AccountController::busyChanged, this, [this] {
        if (m_form)
            m_form->setBusy(m_account.isBusy());
    });
    m_account.tellIn(m_bar);
    connect(&m_account, &AccountController::failed, this, [this](const AuthError &error) {
        if (error.code == AuthErrorCode::NotLoggedIn)
            Q_EMIT loginLost(error);
    });
    connect(&m_account, &AccountController::loaded, this, [this](const AccountFacts &facts) {
        m_settings = facts.settings;
        m_start.email = facts.user.email;
        goOnWithProof();
    });
}

MfaSetupPages::~MfaSetupPages() = default;

void MfaSetupPages::begin()
{
    load();
    if (m_start.pending.isEmpty())
        showProof();
    else
        showChoice();
}

bool MfaSetupPages::isBusy() const
{
    const auto busy = [](const auto &entry) { return entry.second->isBusy(); };
    return m_account.isBusy() || std::ranges::any_of(m_pages, busy);
}

// What is being added cannot be taken back; but nobody stays logged in whom nobody waits for.
void MfaSetupPages::cancelWork()
{
    for (const auto &[type, page] : m_pages)
        page->cancelWork();
    if (!m_account.isBusy())
        return;
    m_account.cancel();
    if (m_start.pending.isEmpty())
        return;
    whenAnswered(m_adding, &m_client, [client = &m_client](const Result<MfaSetUp> &answer) {
        if (answer)
            client->logout();
    });
}

bool MfaSetupPages::holdsBack() const
{
    return m_codesPage && !m_codesPage->areKept();
}

void MfaSetupPages::remind()
{
    m_codesPage->remind();
}

void MfaSetupPages::forget()
{
    m_proof = {};
    m_made.reset();
    for (const auto &[type, page] : m_pages)
        page->forget();
    if (auto *proof = qobject_cast<ProofForm *>(m_form.get()))
        proof->proofField().forget();
    if (m_codesPage)
        m_codesPage->forget();
}

void MfaSetupPages::load()
{
    if (m_start.pending.isEmpty()) {
        m_account.load();
    } else {
        whenAnswered(m_client.signInSettings(), this, [this](const Result<SignInSettings> &settings) {
            if (settings)
                m_settings = *settings;
            refreshChoice();
        });
    }
    whenAnswered(m_client.getEnabledMfaTypes(), this, [this](const Result<QStringList> &types) {
        if (types)
            m_types = *types;
        refreshChoice();
    });
}

void MfaSetupPages::showProof()
{
    auto *form = new ProofForm;
    connect(form, &ProofForm::submitted, this, [this](const Proof &proof) {
        m_bar.clear();
        m_proof = proof;
        goOnWithProof();
    });
    DialogFooter *footer = nullptr;
    if (!leavingText().isEmpty()) {
        footer = new DialogFooter;
        QPushButton *leave = footer->addButton(QStringLiteral("cancelButton"), leavingText());
        connect(leave, &QPushButton::clicked, this, &MfaSetupPages::left);
    }
    m_account.serve(form->proofField());
    enter(form);
    Q_EMIT pageMade({.title = MfaWords::loginTitle(),
                     .subtitle = tr("Before you set up a second factor, show that the account is yours."),
                     .body = form,
                     .footer = footer,
                     .mainButton = form->mainButton(),
                     .focus = form->proofField().startField(),
                     .width = proofWidth});
    if (m_account.facts())
        form->proofField().setKind(m_account.facts()->proof);
}

// Not before it is known whose it is, which may take a moment longer than typing does.
void MfaSetupPages::goOnWithProof()
{
    const auto &facts = m_account.facts();
    if (!facts || m_proof.value.isEmpty() || facts->proof != m_proof.kind)
        return;
    if (m_made)
        add(*m_made);
    else
        showChoice();
}

void MfaSetupPages::showChoice()
{
    enter(nullptr);
    m_choosing = true;
    const QString name = m_settings ? m_settings->appName : QString();
    QWidget *choice = makeChoice();
    Q_EMIT pageMade({.title = tr("Set up a second factor"),
                     .subtitle = name.isEmpty()
                                     ? tr("It is asked for after your password, so that a stolen password "
                                          "is not enough. You can add more later.")
                                     : tr("%1 asks for it after your password, so that a stolen password "
                                          "is not enough. You can add more later.")
                                           .arg(isolated(name)),
                     .heading = MfaWords::setupSteps(Choose),
                     .body = choice,
                     .footer = makeChoiceFooter(),
                     .focus = choice->findChild<ChoiceCard *>(),
                     .width = setupWidth});
    if (m_types && !choice->findChild<ChoiceCard *>())
        showError(fail(AuthErrorCode::MethodNotEnabled).error());
}

// What came to be known meanwhile belongs on the page, as long as it is shown.
void MfaSetupPages::refreshChoice()
{
    if (m_choosing)
        showChoice();
}

QWidget *MfaSetupPages::makeChoice()
{
    auto *choice = new QWidget;
    choice->setObjectName(QStringLiteral("choicePage"));
    auto *layout = new QVBoxLayout(choice);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    for (const SetupWay &way : setupWays()) {
        if (m_types && !m_types->contains(way.type))
            continue;
        auto *card = new ChoiceCard(way.iconName, way.title, way.sentence, choice);
        card->setObjectName(way.buttonName);
        connect(card, &ChoiceCard::clicked, this, [this, way] { showWay(way); });
        layout->addWidget(card);
    }
    return choice;
}

QWidget *MfaSetupPages::makeChoiceFooter()
{
    const bool required = m_settings && m_settings->mfa == MfaPolicy::Required;
    if (!required && leavingText().isEmpty())
        return nullptr;
    auto *footer = new DialogFooter;
    if (required) {
        footer->addNote(m_settings->appName.isEmpty()
                            ? tr("Required for everyone")
                            : tr("Required for everyone in %1").arg(isolated(m_settings->appName)));
    }
    if (!leavingText().isEmpty()) {
        QPushButton *leave = footer->addButton(QStringLiteral("cancelButton"), leavingText());
        connect(leave, &QPushButton::clicked, this, &MfaSetupPages::left);
    }
    return footer;
}

void MfaSetupPages::showWay(const SetupWay &way)
{
    SetupPage &page = pageOf(way);
    auto *frame = new SetupFrame(page, leavingText());
    connect(frame, &SetupFrame::backRequested, this, &MfaSetupPages::showChoice);
    connect(frame, &SetupFrame::leaveRequested, this, &MfaSetupPages::left);
    enter(frame);
    Q_EMIT pageMade({.title = page.title(),
                     .heading = MfaWords::setupSteps(SetUp),
                     .body = frame,
                     .footer = frame->footer(),
                     .mainButton = frame->mainButton(),
                     .focus = page.startField(),
                     .width = setupWidth});
}

SetupPage &MfaSetupPages::pageOf(const SetupWay &way)
{
    std::unique_ptr<SetupPage> &page = m_pages[way.type];
    if (!page) {
        page.reset(way.make(m_client, m_start.email));
        connect(page.get(), &SetupPage::methodMade, this, &MfaSetupPages::add);
        connect(page.get(), &SetupPage::failed, this, &MfaSetupPages::showAddError);
    }
    return *page;
}

void MfaSetupPages::showCodes(const QList<Secret> &codes)
{
    enter(nullptr);
    m_codesPage = new RecoveryCodesPage(
        {.codes = codes, .appName = m_settings ? m_settings->appName : QString(), .email = m_start.email});
    connect(m_codesPage, &RecoveryCodesPage::finished, this, &MfaSetupPages::finished);
    Q_EMIT pageMade({.title = RecoveryCodesPage::title(),
                     .subtitle = RecoveryCodesPage::subtitle(),
                     .heading = MfaWords::setupSteps(Codes),
                     .body = m_codesPage,
                     .footer = m_codesPage->footer(),
                     .mainButton = m_codesPage->doneButton(),
                     .focus = m_codesPage->startField(),
                     .width = setupWidth});
}

QString MfaSetupPages::leavingText() const
{
    switch (m_start.leaving) {
    case Leaving::NotOffered:
        break;
    case Leaving::Cancel:
        return tr("Cancel");
    case Leaving::LogOut:
        return tr("Log out");
    }
    return {};
}

void MfaSetupPages::enter(SubmitForm *form)
{
    m_form = form;
    m_choosing = false;
}

void MfaSetupPages::add(const MfaMethod &method)
{
    m_made = method;
    m_form->setStoppable(false);
    if (m_start.pending.isEmpty())
        addToAccount(method);
    else
        addToPending(method);
}

void MfaSetupPages::addToPending(const MfaMethod &method)
{
    m_adding = m_client.setUpMfa(m_start.pending, method);
    m_account.work(m_adding, [this](const Result<MfaSetUp> &answer) {
        if (!answer) {
            showAddError(answer.error());
            return;
        }
        m_user = answer->user;
        complete(answer->recoveryCodes);
    });
}

void MfaSetupPages::addToAccount(const MfaMethod &method)
{
    const auto added = m_proof.kind == ProofKind::Password ? m_client.addMfaMethod(m_proof.value, method)
                                                           : m_client.addMfaMethodWithProof(m_proof, method);
    m_account.work(added, [this](const Result<QList<Secret>> &codes) {
        if (codes)
            complete(*codes);
        else
            showAddError(codes.error());
    });
}

void MfaSetupPages::complete(const QList<Secret> &codes)
{
    m_setUp = true;
    forget();
    if (codes.isEmpty())
        Q_EMIT finished();
    else
        showCodes(codes);
}

void MfaSetupPages::showAddError(const AuthError &error)
{
    using enum AuthErrorReason;
    if (m_form)
        m_form->setStoppable(true);
    if (error.reason == MethodExpired || error.reason == MethodForeign || error.reason == MethodExists) {
        m_pages.clear();
        m_made.reset();
        showChoice();
        showError(error);
    } else if (error.code == AuthErrorCode::AuthenticationFailed && !m_start.pending.isEmpty()) {
        Q_EMIT loginLost(error);
    } else if (m_made && m_start.pending.isEmpty() && isAboutProof(error)) {
        showProof();
        if (!m_form->showFieldError(error))
            showError(error);
    } else {
        showError(error);
    }
}

void MfaSetupPages::showError(const AuthError &error)
{
    m_bar.showMessage(error.isAuthenticationFailure() ? MessageBar::Kind::Warning : MessageBar::Kind::Error,
                      errorWords(error));
}

} // namespace latchkey
