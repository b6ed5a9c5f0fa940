// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/test_support/timeline_scene.h"

namespace yorisoi::test_support {

/// A person with something of everything, for looking at the page.
inline void makeRich(TimelineScene &scene)
{
    auto &card = scene.card;
    card.citizen.alias = "渡辺 ハナ";
    card.citizen.language = "vi";
    card.citizen.interpreter = "required";
    card.citizen.communication = "easy-japanese wheelchair";
    card.openCases = 2;
    card.pending = 1;
    records::Household household;
    household.number = "H-204511";
    card.household = household;
    card.members = {
        {scene.citizen, "渡邉󠄂 花子", "わたなべ はなこ", "1955-03-03", "head", "active"},
        {base::newUuidV4(scene.random), "渡邉󠄂 次郎", "わたなべ じろう", "1984-07-20",
         "child", "active"},
        {base::newUuidV4(scene.random), "渡邉󠄂 さくら", "わたなべ さくら", "2015-01-09",
         "other", "moved-out"}};
    replica::Relative guardian;
    guardian.person = base::newUuidV4(scene.random);
    guardian.name = "架空 一郎";
    guardian.kana = "かくう いちろう";
    guardian.phone = "06-0000-0199";
    guardian.relation.kind = "guardian";
    guardian.relation.scope = "財産管理";
    guardian.relation.validFrom = "2023-04-01";
    replica::Relative child = guardian;
    child.person = card.members[1].id;
    child.name = "渡邉󠄂 次郎";
    child.relation.kind = "child";
    child.relation.scope.clear();
    child.relation.validFrom.clear();
    card.relatives = {guardian, child};
    records::Consent consent;
    consent.scope = "介護事業者への情報提供";
    consent.givenAt = scene.daysAgo(200);
    consent.validTo = "2027-03-31";
    records::Consent withdrawn = consent;
    withdrawn.scope = "LINEでのお知らせ";
    withdrawn.state = "withdrawn";
    withdrawn.withdrawnAt = scene.daysAgo(40);
    card.consents = {consent, withdrawn};
    records::Conflict conflict;
    conflict.entityKind = "citizen";
    conflict.field = "phone";
    conflict.keptValue = "\"06-0000-0123\"";
    conflict.keptBy = "架空 太郎";
    conflict.keptAt = scene.daysAgo(1);
    conflict.otherValue = "\"090-0000-0777\"";
    conflict.otherBy = "架空 三郎";
    conflict.otherOffice = "移動窓口1号車";
    conflict.otherAt = scene.daysAgo(1, 14);
    card.conflicts = {conflict};

    records::Case file;
    file.id = base::newUuidV4(scene.random);
    file.number = "R8-北-001234";
    file.citizen = scene.citizen;
    file.title = "要介護認定の申請（更新）";
    file.domain = "welfare-care";
    file.stage = "review";
    file.dueDate = "2026-11-20";
    file.department = "保健福祉課";
    file.responsible = "架空 良子";
    records::Case other = file;
    other.id = base::newUuidV4(scene.random);
    other.number = "R8-北-001301";
    other.title = "敬老優待乗車証の申請";
    other.dueDate = "2026-12-10";
    scene.cases = {file, other};

    const auto event = [&](int days, int hour, const char *channel, const char *domain,
                           const char *kind, const char *title, const char *body) {
        auto made = scene.entry(scene.daysAgo(days, hour, 12), kind, title);
        made.event.channel = channel;
        made.event.domain = domain;
        made.event.body = body;
        return made;
    };
    auto own =
        event(0, 9, "counter", "welfare-care", "consultation", "要介護認定の更新についての相談",
              "認定の有効期限が近いため更新の手続きを案内した。主治医意見書は区役所から依頼する。\n"
              "次男の次郎さんが同席。調査は自宅で、午前を希望。");
    own.state = replica::ItemState::OnDevice;
    own.event.contact = base::newUuidV4(scene.random);
    own.event.caseId = file.id;
    own.caseNumber = file.number;
    scene.add(own);
    auto second = event(0, 9, "counter", "transport", "inquiry", "敬老優待乗車証の更新時期", "");
    second.state = replica::ItemState::Accepted;
    second.receipt = 1048;
    second.event.contact = own.event.contact;
    scene.add(second);
    auto third = event(1, 15, "phone", "health", "call", "折り返し電話：保険料の口座振替",
                       "口座振替の開始月を確認したいとのこと。12月分から開始と案内。");
    third.state = replica::ItemState::Applied;
    third.receipt = 1011;
    scene.add(third);
    auto wrong = event(4, 11, "van", "welfare-care", "visit", "自宅訪問（見守り）",
                       "玄関先で面談。変わりなし。");
    auto correction = event(3, 16, "counter", "welfare-care", "correction",
                            "訪問日の訂正：11月19日", "訪問日を11月19日に訂正する。");
    correction.event.corrects = wrong.event.id;
    wrong.correctedBy = correction.event.id;
    scene.add(wrong);
    scene.add(correction);
    for (int i = 0; i < 5; ++i)
        scene.add(event(6 + i * 7, 8, "line", "common", "notice",
                        i % 2 ? "区だより配信" : "ごみ収集日のお知らせ",
                        "今週の収集日をお知らせします。"));
    auto restricted = event(45, 13, "visit", "welfare-care", "note", "家族関係に関する聞き取り",
                            "ここは一覧に出ない。");
    restricted.event.sensitivity = "restricted";
    scene.add(restricted);
    auto review = event(52, 10, "post", "welfare-care", "result", "要介護認定の結果通知を送付",
                        "要介護2（有効期間12か月）。結果通知と被保険者証を郵送した。");
    review.event.caseId = file.id;
    review.caseNumber = file.number;
    scene.add(review);
    scene.add(event(70, 17, "portal", "common", "application", "住民票の写しのオンライン請求",
                    "通数1。手数料は電子納付済み。"));
    scene.add(event(96, 14, "email", "health", "inquiry", "予防接種の予診票の再発行", ""));
    scene.add(event(130, 10, "online-counter", "community", "consultation",
                    "町会の名簿の扱いについての相談", "個人情報の取扱いを説明した。"));
    scene.addMany(200);

    const auto status = [&](const char *channel, const char *state, int days, int hour,
                            const char *note) {
        records::ChannelStatus made;
        made.channel = channel;
        made.state = state;
        made.completeUntil = scene.daysAgo(days, hour);
        made.source = "接点管理";
        made.note = note;
        return made;
    };
    scene.replica.channels = std::vector<records::ChannelStatus>{
        status("counter", "complete", 0, 9, ""),
        status("van", "complete", 1, 17, ""),
        status("phone", "complete", 0, 9, ""),
        status("portal", "complete", 0, 8, ""),
        status("line", "delayed", 1, 18, "配信基盤の取り込みが遅れています"),
        status("email", "complete", 0, 9, ""),
        status("post", "complete", 1, 17, ""),
        status("visit", "failed", 4, 12, "訪問記録システムに接続できません"),
        status("online-counter", "complete", 0, 9, "")};
    records::Office office;
    office.code = "27127";
    office.name = "北区役所";
    records::Office van;
    van.code = "27127-van1";
    van.name = "移動窓口1号車";
    scene.replica.allOffices = std::vector<records::Office>{office, van};
}

} // namespace yorisoi::test_support
