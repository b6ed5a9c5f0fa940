// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_view.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>

#include <QStackedWidget>
#include <QVBoxLayout>

#include "navigation_rail.h"
#include "person_tabs.h"
#include "status_bar.h"
#include "sync_page.h"

namespace yorisoi::ui_shell {
DeskView::DeskView(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncState &state,
                   Pages &pages, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_watcher(watcher),
      m_state(state),
      m_pages(pages),
      m_rail(new NavigationRail(this)),
      m_tabs(new PersonTabs(this)),
      m_stack(new QStackedWidget(this)),
      m_status(new StatusBar(state, desk, this))
{
    setObjectName(QStringLiteral("deskView"));
    m_stack->setObjectName(QStringLiteral("pages"));
    m_tabs->hide();
    auto *strip = new QWidget(this);
    strip->setObjectName(QStringLiteral("tabStrip"));
    auto *stripLayout = new QHBoxLayout(strip);
    stripLayout->setContentsMargins(8, 0, 8, 0);
    stripLayout->addWidget(m_tabs, 1);
    strip->hide();

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip);
    right->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(middle, 1);
    outer->addWidget(m_status);

    connect(m_rail, &NavigationRail::chosen, this,
            [this](int entry) { showEntry(static_cast<Entry>(entry)); });
    connect(m_rail, &NavigationRail::languageRequested, this, &DeskView::languageRequested);
    connect(m_rail, &NavigationRail::shortcutsRequested, this, &DeskView::shortcutsRequested);
    connect(m_rail, &NavigationRail::signOutRequested, this, &DeskView::signOutRequested);
    connect(m_tabs, &QTabBar::tabBarClicked, this, &DeskView::showPerson);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (personShown() && tab >= 0)
            showPerson(tab);
    });
    connect(m_tabs, &PersonTabs::closeAsked, this, &DeskView::closePerson);
    connect(m_tabs, &QTabBar::tabMoved, this, [this](int from, int to) {
        // A tab may be dragged over several at once: those between move up, they do not swap.
        const auto first = m_people.begin();
        if (from < to)
            std::rotate(first + from, first + from + 1, first + to + 1);
        else
            std::rotate(first + to, first + from, first + from + 1);
    });
    connect(m_status, &StatusBar::syncRequested, this, [this] { showEntry(Sync); });
    connect(m_status, &StatusBar::retryRequested, &m_state, &SyncState::tryNow);
    connect(m_status, &StatusBar::troubleRequested, this, &DeskView::troubleRequested);
    connect(&m_state, &SyncState::changed, this, &DeskView::refreshCounts);
    refreshCounts();
}

OpenPerson DeskView::opener()
{
    return [this](const PersonRequest &request) { openPerson(request); };
}

ui_kit::Page *DeskView::entryPage(Entry entry)
{
    switch (entry) {
    case Reception:
        if (!m_reception.page)
            m_reception = m_pages.reception(opener());
        return m_reception.page;
    case Cases:
        if (!m_cases)
            m_cases = m_pages.cases(opener());
        return m_cases;
    case Sync:
        if (!m_sync)
            m_sync = new SyncPage(m_desk, m_watcher, m_state, opener());
        return m_sync;
    }
    return nullptr;
}

void DeskView::showEntry(Entry entry)
{
    show(entryPage(entry));
    if (entry == Reception && m_reception.focusSearch)
        m_reception.focusSearch();
}

void DeskView::searchPerson()
{
    showEntry(Reception);
}

void DeskView::show(ui_kit::Page *page)
{
    if (!page)
        return;
    if (m_stack->indexOf(page) < 0)
        m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
    page->setFocus(Qt::OtherFocusReason);
    noteShown();
}

void DeskView::noteShown()
{
    ui_kit::Page *page = shownPage();
    const int entry = page == m_reception.page ? Reception
                      : page == m_cases        ? Cases
                      : page == m_sync         ? Sync
                                               : -1;
    m_rail->setCurrent(page ? entry : -1);
    m_tabs->setActive(personShown());
    m_tabs->setVisible(!m_people.empty());
    m_tabs->parentWidget()->setVisible(!m_people.empty());
    Q_EMIT shownChanged();
}

void DeskView::openPerson(const PersonRequest &request)
{
    for (int tab = 0; tab < peopleOpen(); ++tab) {
        const Person &open = m_people[static_cast<std::size_t>(tab)];
        if (open.citizen != request.citizen)
            continue;
        if (!request.inBackground)
            showPerson(tab);
        if (request.recordContact && open.parts.recordContact)
            open.parts.recordContact();
        return;
    }

    // The page may speak before it is in the list, and long after others have been closed: it is
    // told from others by its person.
    const base::Uuid citizen = request.citizen;
    const auto tabNow = [this, citizen] {
        for (int tab = 0; tab < peopleOpen(); ++tab)
            if (m_people[static_cast<std::size_t>(tab)].citizen == citizen)
                return tab;
        return -1;
    };
    m_people.push_back({citizen, {}});
    const int tab = m_tabs->addPerson();
    Pages::PersonEvents events;
    events.titled = [this, tabNow](const QString &name, const QString &detail) {
        if (const int at = tabNow(); at >= 0) {
            m_tabs->setPerson(at, name, detail);
            Q_EMIT shownChanged();
        }
    };
    events.closeRequested = [this, tabNow] {
        // After the page's own event: closing deletes it.
        QMetaObject::invokeMethod(
            this,
            [this, tabNow] {
                if (const int at = tabNow(); at >= 0)
                    closePerson(at);
            },
            Qt::QueuedConnection);
    };
    events.open = opener();
    Pages::Person parts = m_pages.person(request, events);
    m_people[static_cast<std::size_t>(tab)].parts = parts;
    m_stack->addWidget(parts.page);
    if (request.inBackground)
        noteShown();
    else
        showPerson(tab);
    if (request.recordContact && parts.recordContact)
        parts.recordContact();
}

void DeskView::showPerson(int tab)
{
    if (tab < 0 || tab >= peopleOpen())
        return;
    ui_kit::Page *page = m_people[static_cast<std::size_t>(tab)].parts.page;
    if (!page)
        return; // its page is being made; openPerson shows it
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tab);
    show(page);
}

void DeskView::stepPerson(int by)
{
    if (m_people.empty())
        return;
    const int now = m_tabs->currentIndex();
    const int count = peopleOpen();
    showPerson(personShown() ? (now + by + count) % count : now);
}

void DeskView::closePerson(int tab)
{
    if (tab < 0 || tab >= peopleOpen())
        return;
    ui_kit::Page *page = m_people[static_cast<std::size_t>(tab)].parts.page;
    const bool shown = shownPage() == page;
    m_people.erase(m_people.begin() + tab);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->removeTab(tab);
    }
    m_stack->removeWidget(page);
    page->deleteLater();
    if (shown && !m_people.empty())
        showPerson(std::min(tab, peopleOpen() - 1));
    else if (shown)
        showEntry(Reception);
    else
        noteShown();
}

void DeskView::closeShownPerson()
{
    if (personShown())
        closePerson(tabOf(shownPage()));
}

void DeskView::closeEverybody()
{
    while (!m_people.empty())
        closePerson(peopleOpen() - 1);
}

void DeskView::recordContact()
{
    if (personShown())
        if (const auto &record =
                m_people[static_cast<std::size_t>(tabOf(shownPage()))].parts.recordContact)
            record();
}

void DeskView::saveContact()
{
    if (personShown())
        if (const auto &save =
                m_people[static_cast<std::size_t>(tabOf(shownPage()))].parts.saveContact)
            save();
}

void DeskView::stepRegion(int by)
{
    std::vector<QWidget *> regions{m_rail};
    if (!m_people.empty())
        regions.push_back(m_tabs);
    regions.push_back(m_stack->currentWidget());
    regions.push_back(m_status);
    const QWidget *focus = QApplication::focusWidget();
    int now = 0;
    for (int i = 0; i < static_cast<int>(regions.size()); ++i)
        if (focus && (focus == regions[static_cast<std::size_t>(i)] ||
                      regions[static_cast<std::size_t>(i)]->isAncestorOf(focus)))
            now = i;
    if (ui_kit::Page *page = shownPage();
        page && regions[static_cast<std::size_t>(now)] == page && page->stepRegion(by))
        return;
    const int count = static_cast<int>(regions.size());
    QWidget *next = regions[static_cast<std::size_t>((now + by + count) % count)];
    if (next == m_rail || next == m_status) {
        // The frames themselves take no focus; their first button does.
        for (auto *button : next->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
            if (button->isVisible() && (button->focusPolicy() & Qt::TabFocus)) {
                button->setFocus(Qt::TabFocusReason);
                return;
            }
    }
    next->setFocus(Qt::TabFocusReason);
}

int DeskView::tabOf(const ui_kit::Page *page) const
{
    for (int tab = 0; tab < peopleOpen(); ++tab)
        if (m_people[static_cast<std::size_t>(tab)].parts.page == page)
            return tab;
    return -1;
}

bool DeskView::personShown() const
{
    return shownPage() && tabOf(shownPage()) >= 0;
}

QString DeskView::shownName() const
{
    return personShown() ? m_tabs->nameOf(tabOf(shownPage())) : QString();
}

ui_kit::Page *DeskView::shownPage() const
{
    return qobject_cast<ui_kit::Page *>(m_stack->currentWidget());
}

void DeskView::refreshCounts()
{
    if (m_state.health().countsFailure) {
        m_rail->setCount(NavigationRail::Sync, 0, false);
        return;
    }
    const replica::SyncCounts &counts = m_state.counts();
    const std::size_t waiting = counts.onDevice + counts.sent + counts.accepted;
    const std::size_t troubled = counts.openConflicts + counts.rejected;
    m_rail->setCount(NavigationRail::Sync, troubled > 0 ? troubled : waiting, troubled > 0);
}

} // namespace yorisoi::ui_shell
