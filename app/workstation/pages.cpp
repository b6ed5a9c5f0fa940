// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages.h"

#include <QPointer>

#include "yorisoi/ui_queue/cases_page.h"
#include "yorisoi/ui_reception/reception_page.h"
#include "yorisoi/ui_timeline/citizen_page.h"

namespace yorisoi::workstation {

using base::Uuid;
using ui_shell::OpenPerson;
using ui_shell::PersonRequest;

ui_shell::Pages::Reception DeskPages::reception(const OpenPerson &open)
{
    using ui_reception::ReceptionPage;
    auto *page = new ReceptionPage(m_desk, m_watcher);
    QObject::connect(page, &ReceptionPage::citizenChosen, page,
                     [open](const Uuid &citizen) { open({.citizen = citizen}); });
    QObject::connect(
        page, &ReceptionPage::citizenChosenInBackground, page,
        [open](const Uuid &citizen) { open({.citizen = citizen, .inBackground = true}); });
    QObject::connect(page, &ReceptionPage::draftChosen, page,
                     [open](const QString &, const Uuid &citizen) {
                         open({.citizen = citizen, .recordContact = true});
                     });
    m_remember = [page = QPointer(page)](const Uuid &citizen) {
        if (page)
            page->rememberPerson(citizen);
    };
    return {page, [page] { page->focusSearch(); }};
}

ui_kit::Page *DeskPages::cases(const OpenPerson &open)
{
    using ui_queue::CasesPage;
    auto *page = new CasesPage(m_desk, m_watcher);
    QObject::connect(page, &CasesPage::caseChosen, page,
                     [open](const Uuid &citizen, const Uuid &caseId) {
                         open({.citizen = citizen, .caseId = caseId});
                     });
    QObject::connect(page, &CasesPage::caseChosenInBackground, page,
                     [open](const Uuid &citizen, const Uuid &caseId) {
                         open({.citizen = citizen, .caseId = caseId, .inBackground = true});
                     });
    return page;
}

ui_shell::Pages::Person DeskPages::person(const PersonRequest &request, const PersonEvents &events)
{
    using ui_timeline::CitizenPage;
    auto *page = new CitizenPage(m_desk, m_watcher, request.citizen, request.caseId);
    QObject::connect(page, &CitizenPage::titleChanged, page, events.titled);
    QObject::connect(page, &CitizenPage::closeRequested, page, events.closeRequested);
    QObject::connect(page, &CitizenPage::citizenChosen, page,
                     [open = events.open](const Uuid &citizen) { open({.citizen = citizen}); });
    if (m_remember)
        m_remember(request.citizen);
    return {page, [page] { page->recordContact(); }, [page] { page->saveContact(); }};
}

} // namespace yorisoi::workstation
