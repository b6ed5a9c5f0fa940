// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_page.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "wrap_label.h"
#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/language.h"
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
    outer->setContentsMargins(24, 16, 24, 24);
    m_language = new QPushButton(this);
    m_language->setObjectName(QStringLiteral("noticeLanguage"));
    m_language->setProperty("kind", QStringLiteral("text"));
    outer->addWidget(m_language, 0, Qt::AlignRight);
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
    m_safe = new WrapLabel("noticeSafe", card);
    m_way = new WrapLabel("noticeWay", card);
    for (WrapLabel *label :
         {m_title, m_text, m_safe, m_way}) // as wide as they will be, for the first frame
        label->resize(kCardWidth - 2 * kCardMargin, label->height());
    m_progress = new QProgressBar(card);
    m_progress->setObjectName(QStringLiteral("loadProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_detail = new WrapLabel("noticeDetail", card);
    m_retry = new QPushButton(card);
    m_retry->setObjectName(QStringLiteral("noticeRetry"));
    m_retry->setProperty("kind", QStringLiteral("primary"));
    m_reload = new QPushButton(card);
    m_reload->setObjectName(QStringLiteral("noticeReload"));
    m_back = new QPushButton(card);
    m_back->setObjectName(QStringLiteral("noticeBack"));
    m_more = new QPushButton(card);
    m_more->setObjectName(QStringLiteral("noticeMore"));
    m_more->setProperty("kind", QStringLiteral("text"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_reload);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_more);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_icon, m_title, m_text, m_safe, m_way, m_progress})
        column->addWidget(part);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_detail);
    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &NoticePage::retryRequested);
    connect(m_reload, &QPushButton::clicked, this, &NoticePage::pressReload);
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (m_confirming) {
            m_confirming = false;
            retranslate();
            m_retry->setFocus(Qt::OtherFocusReason);
        } else {
            Q_EMIT backRequested();
        }
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_detailed = !m_detailed;
        retranslate();
    });
    connect(m_language, &QPushButton::clicked, this, &NoticePage::languageRequested);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void NoticePage::showTrouble(const Trouble &trouble)
{
    m_showing = Showing::Trouble;
    m_trouble = trouble;
    m_confirming = m_detailed = false;
    retranslate();
    (trouble.atDesk ? m_back : m_retry)->setFocus(Qt::OtherFocusReason);
}

/// Where nobody is signed in, loading again leaves unsent records in a file put aside: that is
/// confirmed. At the desk it carries them over and needs no second thought.
void NoticePage::pressReload()
{
    if (m_trouble.atDesk || m_confirming) {
        m_confirming = false;
        Q_EMIT reloadRequested();
        return;
    }
    m_confirming = true;
    retranslate();
    m_back->setFocus(Qt::OtherFocusReason);
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
    const QString other =
        ui_kit::Language::nameOf(ui_kit::Language::other(ui_kit::currentLanguage()));
    m_language->setText(other);
    m_language->setAccessibleName(tr("Show everything in %1").arg(other));
    m_retry->setText(tr("Try again"));
    if (m_showing == Showing::Trouble)
        sayTrouble();
    else
        sayLoad();
    for (WrapLabel *label : {m_safe, m_way, m_detail})
        label->setVisible(!label->text().isEmpty());
    // At once, so that the first frame shows it laid out.
    m_icon->parentWidget()->layout()->activate();
    layout()->activate();
}

void NoticePage::showMark(const QString &icon, const QColor &ink)
{
    m_icon->setPixmap(ui_kit::iconPixmap(icon, ink, 40, devicePixelRatioF()));
}

void NoticePage::sayTrouble()
{
    const ui_kit::Message said = ui_kit::message(m_trouble.error);
    showMark(QStringLiteral("error"), ui_kit::Theme::danger());
    m_progress->hide();
    m_title->say(said.title);
    m_text->say(said.advice);
    m_safe->say(unsentWords());
    QString way;
    if (m_trouble.mayReload && m_trouble.atDesk)
        way =
            tr("“Load again” brings the records of the ward anew from the central CRM and carries "
               "over what was not sent.");
    else if (m_confirming)
        way =
            tr("Has the system administrator agreed? The damaged file is put aside on this device "
               "and stays there. Records that were not sent are in it and can only be recovered "
               "by the system administrator. Afterwards sign in; the records of the ward are then "
               "loaded again from the central CRM.");
    m_way->say(way);
    m_retry->setVisible(!m_trouble.atDesk && !m_confirming);
    m_reload->setVisible(m_trouble.mayReload);
    const QString kind = m_trouble.atDesk ? QStringLiteral("primary") : QString();
    if (m_reload->property("kind").toString() != kind) {
        m_reload->setProperty("kind", kind);
        m_reload->style()->unpolish(m_reload);
        m_reload->style()->polish(m_reload);
    }
    m_reload->setText(m_confirming ? tr("Put aside and load again") : tr("Load again"));
    m_back->setVisible(m_trouble.atDesk || m_confirming);
    m_back->setText(m_confirming ? tr("Cancel") : tr("Back to the desk"));
    m_more->show();
    m_more->setText(m_detailed ? tr("Hide the details") : tr("Details for the administrator"));
    m_detail->say(m_detailed ? detailWords() : QString());
}

QString NoticePage::unsentWords() const
{
    if (!m_trouble.ofCopy)
        return {};
    if (!m_trouble.unsent)
        return tr("Whether this device holds records that were not sent cannot be read now. If it "
                  "does, they are kept encrypted in its file. Nothing is deleted.");
    const QString when = ui_kit::timeWords(m_trouble.countedAt);
    if (*m_trouble.unsent == 0)
        return tr("Nothing is lost: at %1 the central CRM had everything that was recorded on this "
                  "device.")
            .arg(when);
    return tr("At %1 this device held %n record(s) that the central CRM had not confirmed. They "
              "are "
              "kept encrypted on this device.",
              nullptr, static_cast<int>(*m_trouble.unsent))
        .arg(when);
}

/// Nothing here is about a person: the detail of an error never is.
QString NoticePage::detailWords() const
{
    QStringList lines{tr("Time: %1").arg(ui_kit::timeWords(m_trouble.at)),
                      tr("Device: %1").arg(m_trouble.device),
                      tr("Error: %1").arg(ui_kit::fromUtf8(base::toToken(m_trouble.error.code)))};
    if (!m_trouble.error.detail.empty())
        lines << tr("Detail: %1").arg(ui_kit::fromUtf8(m_trouble.error.detail));
    return lines.join(QLatin1Char('\n'));
}

void NoticePage::sayLoad()
{
    const bool offline = m_status.phase == sync::Phase::Offline;
    m_safe->say({});
    m_way->say({});
    m_reload->hide();
    m_more->hide();
    m_retry->setVisible(offline);
    m_back->show();
    m_back->setText(tr("Back to sign-in"));
    m_progress->setVisible(!offline);
    m_detail->say(loadDetail());
    if (offline) {
        showMark(QStringLiteral("offline"), ui_kit::Theme::warning());
        m_title->say(m_status.reason ? ui_kit::message(*m_status.reason).title : tr("Offline"));
        QString text =
            tr("The records of the ward have to be loaded once before this device can be "
               "used. It goes on by itself as soon as the central CRM can be reached.");
        if (m_status.nextTry > m_now)
            text += QLatin1Char('\n') +
                    tr("Next try in %1").arg(spanWords(ceil<seconds>(m_status.nextTry - m_now)));
        m_text->say(text);
        return;
    }
    showMark(QStringLiteral("sync"), ui_kit::Theme::primary());
    m_title->say(tr("Loading the records of the ward"));
    m_text->say(tr("This is done once. Afterwards this device can be used without a network."));
    const sync::LoadProgress &load = m_status.load;
    m_progress->setRange(0, load.totalRows > 0 ? kFull : 0);
    if (load.totalRows > 0)
        m_progress->setValue(static_cast<int>(load.rows * kFull / load.totalRows));
    m_progress->setAccessibleName(m_title->text());
}

} // namespace yorisoi::ui_shell
