// SPDX-License-Identifier: GPL-3.0-or-later
#include "story.h"

// clang-format off
namespace yorisoi::synthetic {
namespace {
using enum Kind;

constexpr Step kStartUp[] = {
    {Inquiry, "poe", 0, 0, "創業支援の問合せ", {"[飲食店|雑貨店|教室]を開きたい。創業の相談窓口を知りたい。", ""}},
    {Consultation, "ck", 2, 8, "創業相談", {"中小企業診断士が事業計画を一緒に確認した。[資金繰り|出店場所]が課題。", ""}},
    {Application, "oc", 8, 20, "創業支援の証明申請", {"特定創業支援を受けた証明を申請された。", ""}},
    {Result, "m", 3, 8, "証明書の交付", {"証明書を交付し、融資の窓口を案内した。", ""}},
    {FollowUp, "pe", 30, 60, "開業後の確認", {"[順調|人手が足りない]とのこと。求人の支援を案内した。", ""}},
};
constexpr Step kLoan[] = {
    {Inquiry, "pce", 0, 0, "融資制度の問合せ", {"[材料費の高騰|設備の更新]で資金が要る。制度融資の内容を知りたい。", ""}},
    {Application, "co", 3, 10, "セーフティネット認定の申請", {"売上の比較表を添えて申請。[金融機関|本人]が提出。", ""}},
    {Review, "c", 1, 3, "認定の審査", {"売上の減少を帳票で確認した。", ""}},
    {Delivery, "co", 0, 2, "認定書の交付", {"認定書を交付した。", ""}},
};
constexpr Step kFood[] = {
    {Inquiry, "poc", 0, 0, "飲食店営業の相談", {"[居抜き|新築]の店舗で開業予定。設備の基準を知りたい。", ""}},
    {Guidance, "ck", 2, 8, "図面の事前相談", {"[手洗い|換気|排水]の位置について助言した。", ""}},
    {Application, "co", 5, 15, "飲食店営業許可の申請", {"申請書と図面を受け付けた。検査は{day}。", ""}},
    {Visit, "h", 3, 8, "施設の検査", {"基準に適合。[手洗いの消毒液|食品衛生責任者の掲示]を指導した。", "[換気扇|仕切り]の手直しを求め、後日もう一度確認する。"}},
    {Result, "c", 2, 5, "営業許可証の交付", {"許可証を交付した。", ""}},
};
constexpr Step kWaste[] = {
    {Inquiry, "pe", 0, 0, "事業系ごみの問合せ", {"[段ボール|廃油|食べ残し]の出し方と許可業者を知りたい。", ""}},
    {Guidance, "ep", 0, 2, "事業系ごみの案内", {"契約の方法と減量の事例集を送った。", ""}},
};
constexpr Step kStreet[] = {
    {Inquiry, "ec", 0, 0, "商店街の催しの相談", {"[歳末セール|夜市|スタンプラリー]を企画。道路の使用と補助を相談。", ""}},
    {Application, "co", 5, 12, "商店街活性化補助の申請", {"企画書と見積書を受け付けた。", ""}},
    {Review, "c", 6, 12, "補助の審査", {"集客の見込みと安全対策を確認した。", ""}},
    {Result, "m", 3, 6, "補助の交付決定", {"交付決定を通知した。", ""}},
    {FollowUp, "hp", 20, 40, "催しの実績確認", {"[天候に恵まれ|雨だったが]来場が多く、店主も手応えを感じていた。", ""}},
};
constexpr Step kTender[] = {
    {Inquiry, "oe", 0, 0, "入札参加資格の問合せ", {"資格の更新時期と[必要書類|電子申請の方法]を知りたい。", ""}},
    {Application, "o", 4, 10, "入札参加資格の申請", {"電子申請を受け付けた。[納税証明|登記]を確認。", ""}},
    {Review, "c", 8, 15, "資格の審査", {"格付の審査を終えた。", ""}},
    {Result, "oe", 2, 5, "資格の登録通知", {"登録を通知した。", ""}},
};
constexpr Step kCorporateTax[] = {
    {Inquiry, "pe", 0, 0, "法人市民税の問合せ", {"[決算期の変更|事務所の移転]に伴う届出を知りたい。", ""}},
    {Application, "om", 3, 10, "法人の異動届", {"異動届と[登記|定款]の写しを受け付けた。", ""}},
    {Result, "m", 4, 8, "異動届の処理完了", {"処理の完了を文書で知らせた。", ""}},
};
constexpr Step kEmployment[] = {
    {Inquiry, "pe", 0, 0, "障がい者雇用・人材確保の相談", {"[求人を出しても応募がない|短時間から雇いたい]。支援機関を知りたい。", ""}},
    {Consultation, "hc", 4, 10, "企業訪問による相談", {"作業の切り出しと[職場実習|助成金]を説明した。", ""}},
    {FollowUp, "pe", 20, 40, "雇用後の確認", {"実習生を[雇用した|受け入れている]。職場の雰囲気がよくなったとのこと。", ""}},
};
constexpr Step kConstruction[] = {
    {Inquiry, "cek", 0, 0, "建築計画の相談", {"[増築|用途の変更]について、図面を見ながら手続きを確認した。", ""}},
    {Application, "co", 6, 15, "道路占用・建築関係の申請", {"[足場の設置|看板の掲出]の申請を受け付けた。", ""}},
    {Review, "c", 5, 12, "関係課の協議", {"[消防|警察|工営所]との協議を終えた。", ""}},
    {Result, "cm", 2, 5, "許可書の交付", {"許可書を交付し、工事の周知方法を確認した。", ""}},
};

constexpr Traits kNotBusiness = kVisitor;
constexpr Story kStories[] = {
    {"start-up", "industry", "創業支援", "経済戦略局（企業支援）", 0, 200, kBusiness, kNotBusiness, 60, 25, "", Anchor::None, {"事業計画書", "", ""}, "交付", kStartUp},
    {"safety-net", "industry", "セーフティネット認定", "経済戦略局（企業支援）", 0, 200, kBusiness, kNotBusiness, 80, 10, "", Anchor::None, {"売上の比較表", "登記", ""}, "認定", kLoan},
    {"food-licence", "industry", "飲食店営業許可", "保健福祉課（生活環境）", 0, 200, kBusiness, kNotBusiness, 80, 20, "", Anchor::None, {"図面", "施設検査", "食品衛生責任者"}, "許可", kFood},
    {"", "environment", "事業系ごみ", "環境局（一般廃棄物）", 0, 200, kBusiness, kNotBusiness, 90, 0, "", Anchor::None, {}, "", kWaste},
    {"shopping-street", "industry", "商店街の催し", "市民協働課（まちづくり）", 0, 200, kBusiness, kNotBusiness, 50, 20, "", Anchor::None, {"企画書", "安全対策", ""}, "交付決定", kStreet},
    {"tender", "industry", "入札参加資格", "契約管財局", 0, 200, kBusiness, kNotBusiness, 60, 25, "", Anchor::None, {"納税証明", "", ""}, "登録", kTender},
    {"corporate-change", "common", "法人の異動届", "市税事務所（法人）", 0, 200, kBusiness, kNotBusiness, 80, 15, "", Anchor::None, {"登記の写し", "", ""}, "処理済み", kCorporateTax},
    {"employment", "industry", "人材確保の相談", "経済戦略局（雇用）", 0, 200, kBusiness, kNotBusiness, 50, 20, "", Anchor::None, {"訪問の日程調整", "", ""}, "支援継続", kEmployment},
    {"occupation-permit", "transport", "道路占用の許可", "建設局（管理）", 0, 200, kBusiness, kNotBusiness, 60, 20, "", Anchor::None, {"図面", "協議", ""}, "許可", kConstruction},
};

} // namespace

std::span<const Story> businessStories()
{
    return kStories;
}

} // namespace yorisoi::synthetic
// clang-format on
