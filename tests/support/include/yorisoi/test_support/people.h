// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/base/calendar.h"
#include "yorisoi/base/id.h"
#include "yorisoi/replica/queries.h"

/// Made-up people and cases for tests of screens.
namespace yorisoi::test_support {

/// The n-th id; the same every time, never null.
inline base::Uuid idOf(int n)
{
    base::SeededRandom random(static_cast<std::uint64_t>(n) + 1);
    return base::newUuidV4(random);
}

inline base::Instant instantOf(const char *text)
{
    return base::parseIsoInstant(text).value();
}

inline replica::SearchHit takahashi()
{
    replica::SearchHit hit;
    hit.id = idOf(1);
    hit.type = "resident";
    hit.number = "C-0000123";
    hit.nameKoseki = "髙橋 花子";
    hit.nameStandard = "高橋 花子";
    hit.kana = "タカハシ ハナコ";
    hit.birthDate = "1955-03-03";
    hit.gender = "female";
    hit.address = "大阪市住之江区南港中二丁目1-99";
    hit.phone = "06-0000-0123";
    hit.status = "active";
    hit.synthetic = true;
    hit.lastContactAt = instantOf("2026-11-20T01:02:00Z");
    hit.matched = "name";
    return hit;
}

/// With a protected address.
inline replica::SearchHit nakamura()
{
    replica::SearchHit hit;
    hit.id = idOf(2);
    hit.type = "resident";
    hit.number = "C-0000456";
    hit.nameKoseki = hit.nameStandard = "中村 みどり";
    hit.kana = "ナカムラ ミドリ";
    hit.birthDate = "1988-07";
    hit.gender = "female";
    hit.status = "active";
    hit.addressWithheld = true;
    hit.pending = true;
    hit.matched = "romaji";
    return hit;
}

inline replica::SearchHit deceased()
{
    replica::SearchHit hit;
    hit.id = idOf(3);
    hit.type = "resident";
    hit.number = "C-0000789";
    hit.nameKoseki = hit.nameStandard = "高橋 一郎";
    hit.kana = "タカハシ イチロウ";
    hit.birthDate = "1931-01-09";
    hit.gender = "male";
    hit.address = "大阪市天王寺区烏ヶ辻一丁目2-3";
    hit.phone = "06-0000-0789";
    hit.status = "deceased";
    hit.matched = "name birth";
    return hit;
}

inline replica::SearchHit business()
{
    replica::SearchHit hit;
    hit.id = idOf(4);
    hit.type = "business";
    hit.number = "B-0000012";
    hit.nameKoseki = hit.nameStandard = "株式会社みなと商店";
    hit.kana = "カブシキガイシャミナトショウテン";
    hit.birthDate = "2001-04-01";
    hit.address = "大阪市港区弁天一丁目4-5";
    hit.phone = "06-0000-0012";
    hit.status = "active";
    hit.matched = "address phone";
    return hit;
}

inline replica::CaseLine someCase(int n = 0)
{
    replica::CaseLine line;
    line.file.id = idOf(1000 + n);
    line.file.number = "2026-" + std::to_string(100000 + n);
    line.file.citizen = idOf(1);
    line.file.title = "児童手当の認定請求";
    line.file.domain = "childcare-education";
    line.file.stage = "review";
    line.file.channel = "counter";
    line.file.office = "27125";
    line.file.department = "保健福祉課";
    line.file.responsible = "窓口 一郎";
    line.file.openedAt = instantOf("2026-11-12T02:00:00Z");
    line.file.dueDate = "2026-12-18";
    line.citizenName = "髙橋 花子";
    line.citizenKana = "タカハシ ハナコ";
    line.officeName = "住之江区役所";
    line.events = 4;
    return line;
}

} // namespace yorisoi::test_support
