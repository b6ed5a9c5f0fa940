// SPDX-License-Identifier: GPL-3.0-or-later
#include "sign_in_page.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "wrap_label.h"
#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_shell {
namespace {

constexpr int kLongestPin = 64;

QLabel *makeLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// The typed PIN in locked memory; what QLineEdit and QString held is overwritten as far as Qt lets
/// us reach it.
std::shared_ptr<crypto::SecretBuffer> takePin(QLineEdit &edit)
{
    QString typed = edit.text();
    edit.clear();
    QByteArray bytes = typed.toUtf8();
    auto pin = std::make_shared<crypto::SecretBuffer>(
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    bytes.fill('\0');
    typed.fill(QChar(0));
    return pin;
}

/// A letter whose case Shift does not explain.
bool capsLockIn(const QKeyEvent &key, bool before)
{
    const QString text = key.text();
    if (text.size() != 1 || !text.at(0).isLetter())
        return before;
    const bool shift = key.modifiers().testFlag(Qt::ShiftModifier);
    return text.at(0).isUpper() != shift;
}

} // namespace

SignInPage::SignInPage(const QString &deviceName, QWidget *parent)
    : QWidget(parent),
      m_deviceName(deviceName)
{
    setObjectName(QStringLiteral("signInPage"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 16, 24, 24);
    m_language = new QPushButton(this);
    m_language->setObjectName(QStringLiteral("signInLanguage"));
    m_language->setProperty("kind", QStringLiteral("text"));
    outer->addWidget(m_language, 0, Qt::AlignRight);
    outer->addStretch(2);

    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    card->setFixedWidth(460);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(40, 36, 40, 36);
    column->setSpacing(6);

    auto *mark = new QLabel(card);
    mark->setPixmap(ui_kit::iconPixmap(QStringLiteral("yorisoi"), ui_kit::Theme::primary(), 40,
                                       devicePixelRatioF()));
    column->addWidget(mark);
    m_product = makeLabel("signInProduct", card);
    m_device = makeLabel("signInDevice", card);
    column->addWidget(m_product);
    column->addWidget(m_device);
    column->addSpacing(16);

    m_problemBox = new QFrame(card);
    m_problemBox->setObjectName(QStringLiteral("problemBox"));
    auto *problemRow = new QHBoxLayout(m_problemBox);
    problemRow->setContentsMargins(12, 10, 12, 10);
    problemRow->setSpacing(10);
    auto *problemMark = new QLabel(m_problemBox);
    problemMark->setPixmap(ui_kit::iconPixmap(QStringLiteral("error"), ui_kit::Theme::danger(), 24,
                                              devicePixelRatioF()));
    problemRow->addWidget(problemMark, 0, Qt::AlignTop);
    m_problem = new WrapLabel("signInProblem", m_problemBox);
    problemRow->addWidget(m_problem, 1);
    m_problemBox->hide();
    column->addWidget(m_problemBox);
    column->addSpacing(4);

    m_staffLabel = makeLabel("signInStaffLabel", card);
    m_staff = new QLineEdit(card);
    m_staff->setObjectName(QStringLiteral("staffNumber"));
    m_staff->setMaxLength(kLongestPin);
    m_staff->setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText);
    m_staffLabel->setBuddy(m_staff);
    column->addWidget(m_staffLabel);
    column->addWidget(m_staff);
    column->addSpacing(8);

    m_pinLabel = makeLabel("signInPinLabel", card);
    m_pin = new QLineEdit(card);
    m_pin->setObjectName(QStringLiteral("pin"));
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setMaxLength(kLongestPin);
    m_pin->installEventFilter(this);
    m_pinLabel->setBuddy(m_pin);
    column->addWidget(m_pinLabel);
    column->addWidget(m_pin);
    m_capsHint = makeLabel("capsLockHint", card);
    m_capsHint->hide();
    column->addWidget(m_capsHint);
    column->addSpacing(20);

    m_enter = new QPushButton(card);
    m_enter->setObjectName(QStringLiteral("signIn"));
    m_enter->setProperty("kind", QStringLiteral("primary"));
    m_enter->setDefault(true);
    column->addWidget(m_enter);

    m_progress = new QProgressBar(card);
    m_progress->setObjectName(QStringLiteral("signInProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progressText = makeLabel("signInProgressText", card);
    m_progressText->setAlignment(Qt::AlignCenter);
    column->addSpacing(8);
    column->addWidget(m_progress);
    column->addWidget(m_progressText);
    // The card keeps its height when the progress comes and goes.
    for (QWidget *part :
         {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_progressText)}) {
        QSizePolicy keep = part->sizePolicy();
        keep.setRetainSizeWhenHidden(true);
        part->setSizePolicy(keep);
        part->hide();
    }

    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);

    connect(m_enter, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_pin, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_staff, &QLineEdit::returnPressed, this,
            [this] { m_pin->setFocus(Qt::TabFocusReason); });
    connect(m_language, &QPushButton::clicked, this, &SignInPage::languageRequested);
    setTabOrder(m_staff, m_pin);
    setTabOrder(m_pin, m_enter);
    setTabOrder(m_enter, m_language);
    retranslate();
}

void SignInPage::setStaff(const QString &staff)
{
    m_staff->setText(staff);
}

void SignInPage::setBusy(bool busy)
{
    for (QWidget *part : {static_cast<QWidget *>(m_staff), static_cast<QWidget *>(m_pin),
                          static_cast<QWidget *>(m_enter)})
        part->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    if (busy) {
        m_failed = false;
        m_problemBox->hide();
    }
}

void SignInPage::showError(const base::Error &error)
{
    m_error = error;
    m_failed = true;
    if (error.code == base::ErrorCode::NotFound) {
        // Here the general sentence would speak of a search.
        say(tr("This device does not know that staff number."),
            tr("Check the number. A new member of staff has to be added to this device first."));
        return;
    }
    const ui_kit::Message said = ui_kit::message(error);
    say(said.title, said.advice);
}

void SignInPage::say(const QString &title, const QString &advice)
{
    m_problemBox->show();
    m_problem->say(advice.isEmpty() ? title : title + QLatin1Char('\n') + advice);
}

void SignInPage::prepare()
{
    m_pin->clear();
    QLineEdit *next =
        m_staff->text().isEmpty() || (m_failed && m_error.code == base::ErrorCode::NotFound)
            ? m_staff
            : m_pin;
    next->setFocus(Qt::OtherFocusReason);
    next->selectAll();
}

void SignInPage::submit()
{
    if (!m_enter->isEnabled())
        return;
    if (m_staff->text().trimmed().isEmpty()) {
        say(tr("Enter your staff number."), {});
        m_staff->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_pin->text().isEmpty()) {
        say(tr("Enter your PIN."), {});
        m_pin->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT submitted(m_staff->text().trimmed(), takePin(*m_pin));
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool SignInPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pin && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        m_capsLock = key->key() == Qt::Key_CapsLock ? false : capsLockIn(*key, m_capsLock);
        m_capsHint->setVisible(m_capsLock);
    }
    return QWidget::eventFilter(watched, event);
}

void SignInPage::retranslate()
{
    m_product->setText(tr("Yorisoi"));
    m_device->setText(m_deviceName);
    m_device->setVisible(!m_deviceName.isEmpty());
    m_staffLabel->setText(tr("Staff number"));
    m_staff->setAccessibleName(tr("Staff number"));
    m_pinLabel->setText(tr("PIN"));
    m_pin->setAccessibleName(tr("PIN"));
    m_capsHint->setText(tr("Caps Lock may be on."));
    m_enter->setText(tr("Sign in"));
    m_progressText->setText(tr("Checking the PIN and opening the records"));
    m_progress->setAccessibleName(m_progressText->text());
    const QString other =
        ui_kit::Language::nameOf(ui_kit::Language::other(ui_kit::currentLanguage()));
    m_language->setText(other);
    m_language->setAccessibleName(tr("Show everything in %1").arg(other));
    if (m_failed)
        showError(m_error);
}

} // namespace yorisoi::ui_shell
