// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_page.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "wrap_label.h"
#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_shell {
namespace {

using namespace std::chrono;

constexpr int kFull = 1000;
constexpr int kCardWidth = 680;
constexpr int kCardMargin = 40;

} // namespace

NoticePage::NoticePage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("noticePage"));
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    card->setFixedWidth(kCardWidth);
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(kCardMargin, 36, kCardMargin, 36);
    column->setSpacing(12);
    m_icon = new QLabel(card);
    m_title = new WrapLabel("noticeTitle", card);
    m_text = new WrapLabel("noticeText", card);
    for (WrapLabel *label : {m_title, m_text}) // as wide as they will be, for the first frame
        label->resize(kCardWidth - 2 * kCardMargin, label->height());
    m_progress = new QProgressBar(card);
    m_progress->setObjectName(QStringLiteral("loadProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_detail = new WrapLabel("noticeDetail", card);
    m_retry = new QPushButton(card);
    m_retry->setObjectName(QStringLiteral("noticeRetry"));
    m_retry->setProperty("kind", QStringLiteral("primary"));
    m_back = new QPushButton(card);
    m_back->setObjectName(QStringLiteral("noticeBack"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_icon, m_title, m_text, m_progress, m_detail})
        column->addWidget(part);
    column->addSpacing(8);
    column->addLayout(buttons);
    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &NoticePage::retryRequested);
    connect(m_back, &QPushButton::clicked, this, &NoticePage::backRequested);
}

void NoticePage::showTrouble(const base::Error &error)
{
    m_showing = Showing::Trouble;
    m_error = error;
    retranslate();
    m_retry->setFocus(Qt::OtherFocusReason);
}

void NoticePage::showLoad(const sync::ServiceStatus &status, base::Instant now)
{
    if (status.phase == sync::Phase::Loading && m_status.phase != sync::Phase::Loading)
        m_loadStart = now;
    m_showing = Showing::Load;
    m_status = status;
    m_now = now;
    retranslate();
}

QString NoticePage::loadDetail() const
{
    const sync::LoadProgress &load = m_status.load;
    if (load.totalRows <= 0)
        return {};
    const QLocale digits(QLocale::English);
    QString detail = tr("%1 of %2 records")
                         .arg(digits.toString(static_cast<qlonglong>(load.rows)),
                              digits.toString(static_cast<qlonglong>(load.totalRows)));
    const auto spent = m_now - m_loadStart;
    // An estimate from the first moments would jump about.
    if (load.rows > 0 && load.rows < load.totalRows && spent > 3s) {
        const double left = static_cast<double>(load.totalRows - load.rows) /
                            static_cast<double>(load.rows) *
                            static_cast<double>(duration_cast<milliseconds>(spent).count());
        detail += QStringLiteral(" · ") +
                  tr("about %1 left").arg(spanWords(milliseconds(static_cast<std::int64_t>(left))));
    }
    return detail;
}

void NoticePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NoticePage::retranslate()
{
    if (m_showing == Showing::Nothing)
        return;
    const bool trouble = m_showing == Showing::Trouble;
    const bool offline = !trouble && m_status.phase == sync::Phase::Offline;
    m_icon->setPixmap(ui_kit::iconPixmap(trouble   ? QStringLiteral("error")
                                         : offline ? QStringLiteral("offline")
                                                   : QStringLiteral("sync"),
                                         trouble   ? ui_kit::Theme::danger()
                                         : offline ? ui_kit::Theme::warning()
                                                   : ui_kit::Theme::primary(),
                                         40, devicePixelRatioF()));
    m_progress->setVisible(!trouble && !offline);
    m_retry->setVisible(trouble || offline);
    m_back->setVisible(!trouble); // trying again begins at the sign-in, too
    m_retry->setText(tr("Try again"));
    m_back->setText(tr("Back to sign-in"));
    if (trouble) {
        const ui_kit::Message said = ui_kit::message(m_error);
        m_title->say(said.title);
        m_text->say(said.advice);
        m_detail->say(tr("For the system administrator: %1")
                          .arg(ui_kit::fromUtf8(base::toToken(m_error.code))));
    } else if (offline) {
        m_title->say(m_status.reason ? ui_kit::message(*m_status.reason).title : tr("Offline"));
        QString text =
            tr("The records of the ward have to be loaded once before this device can be "
               "used. It goes on by itself as soon as the central CRM can be reached.");
        if (m_status.nextTry > m_now)
            text += QLatin1Char('\n') +
                    tr("Next try in %1").arg(spanWords(ceil<seconds>(m_status.nextTry - m_now)));
        m_text->say(text);
        m_detail->say(loadDetail());
    } else {
        m_title->say(tr("Loading the records of the ward"));
        m_text->say(tr("This is done once. Afterwards this device can be used without a network."));
        m_detail->say(loadDetail());
        const sync::LoadProgress &load = m_status.load;
        m_progress->setRange(0, load.totalRows > 0 ? kFull : 0);
        if (load.totalRows > 0)
            m_progress->setValue(static_cast<int>(load.rows * kFull / load.totalRows));
        m_progress->setAccessibleName(m_title->text());
    }
    m_detail->setVisible(!m_detail->text().isEmpty());
}

} // namespace yorisoi::ui_shell
