// SPDX-License-Identifier: GPL-3.0-or-later
#include "story.h"

// clang-format off
namespace yorisoi::synthetic {
namespace {
using enum Kind;

constexpr Step kDisaster[] = {
    {Inquiry, "ppcl", 0, 0, "り災証明の問合せ", {"[台風で屋根が傷んだ|大雨で床上まで浸水した|火災の延焼を受けた]。保険の手続きに証明が要る。", ""}},
    {Application, "com", 1, 5, "り災証明書の申請", {"被害の写真{n}枚を添えて申請。片付け前に撮影済み。", ""}},
    {Visit, "h", 2, 7, "被害の現地調査", {"職員2名で調査。[屋根|床|外壁]の被害を確認した。", ""}},
    {Review, "c", 2, 6, "被害の判定", {"調査票により被害の程度を判定した。", ""}},
    {Delivery, "mc", 2, 5, "り災証明書の交付", {"証明書を[郵送|窓口]で交付。使える支援の一覧を同封した。", ""}},
    {FollowUp, "p", 10, 20, "被災後の暮らしの確認", {"[修理が終わった|家具の処分に困っている]とのこと。", ""}},
};
constexpr Step kEvacuation[] = {
    {Notice, "m", 0, 0, "個別避難計画のご案内", {"避難に手助けが要る方へ計画づくりの同意書を送付した。", ""}},
    {Consultation, "hp", 8, 20, "個別避難計画の聞き取り", {"[電動ベッド|吸引器|歩行器]を使用。避難先と付き添う人を一緒に決めた。", ""}},
    {Result, "m", 8, 16, "個別避難計画の完成", {"計画書を本人と[地域の支援者|家族]に渡した。", ""}},
    {FollowUp, "p", 40, 80, "避難計画の見直し", {"[連絡先の変更|体調の変化]を反映した。", ""}},
};
constexpr Step kFraud[] = {
    {Inquiry, "pp", 0, 0, "不審な電話の相談", {"[区役所の職員|銀行の人]を名乗り還付金があると言われた。振り込みはしていない。", ""}},
    {Guidance, "p", kTogether, 0, "特殊詐欺への注意", {"区役所がATMの操作を求めることはないと伝え、[警察|消費者センター]への相談を勧めた。", ""}},
    {FollowUp, "ph", 2, 6, "その後の確認", {"録音機能付き電話の貸出しを[希望された|案内した]。", ""}},
};
constexpr Step kHouseSafety[] = {
    {Inquiry, "poc", 0, 0, "[耐震診断|ブロック塀]の補助の問合せ", {"築年数が古く地震が心配。補助の対象か知りたい。", ""}},
    {Application, "co", 5, 15, "補助金の申請", {"図面と見積書を受け付けた。着工は決定後と念押しした。", ""}},
    {Review, "c", 6, 14, "補助対象の審査", {"現地の写真と[図面|登記]を確認した。", ""}},
    {Result, "m", 3, 7, "補助金の交付決定", {"交付決定を通知した。", "対象外と通知。理由と別の制度を説明した。"}},
};
constexpr Step kBulky[] = {
    {Application, "pool", 0, 0, "粗大ごみの収集申込み", {"[たんす|自転車|ふとん|ソファ]{n}点。収集日は{day}。", "[洗濯機は対象外|搬出が難しい]ことを伝え、別の方法を案内した。"}},
    {Result, "ol", 0, 2, "粗大ごみの受付完了", {"収集日と出す場所をお知らせした。", ""}},
};
constexpr Step kGarbageHelp[] = {
    {Inquiry, "pc", 0, 0, "ごみ出しが難しいとの相談", {"[足が悪く|階段がつらく]ごみを集積場所まで運べない。", ""}},
    {Application, "ch", 2, 7, "ふれあい収集の申込み", {"玄関先での収集を申し込まれた。声かけの希望[あり|なし]。", ""}},
    {Visit, "h", 2, 6, "収集場所の確認", {"環境事業センターの職員が訪問し、出し方を確認した。", ""}},
    {Result, "pm", 2, 5, "ふれあい収集の開始", {"{day}から開始。不在時の連絡先を確認済み。", ""}},
    {Call, "p", 20, 40, "収集時の声かけ報告", {"返事があり元気な様子。", "返事がなく緊急連絡先へ電話。[買い物に出ていた|通院中]と分かった。"}},
};
constexpr Step kNoise[] = {
    {Inquiry, "polc", 0, 0, "[騒音|振動|におい]の相談", {"[近くの工事|飲食店の換気|早朝の搬入]が気になる。時間帯を記録するようお願いした。", ""}},
    {Visit, "h", 2, 7, "現地の確認", {"現地で[測定|聞き取り]を行った。事業者にも状況を伝えた。", ""}},
    {Result, "pe", 2, 6, "対応結果の連絡", {"事業者が[作業時間を変更|防音シートを設置]することになったと伝えた。", ""}},
};
constexpr Step kRoad[] = {
    {Inquiry, "lopl", 0, 0, "道路の[くぼみ|街灯の球切れ|カーブミラーの傷み]の通報", {"{town}の路上。写真を[添付|後で送付]。通学路で危ないとのこと。", ""}},
    {Task, "c", 0, 1, "工営所へ依頼", {"場所の写真を工営所に送り、点検を依頼した。", ""}},
    {Result, "lope", 2, 8, "補修完了の連絡", {"補修が終わったことを写真つきで伝えた。", ""}},
};
constexpr Step kBicycle[] = {
    {Inquiry, "pol", 0, 0, "撤去された自転車の問合せ", {"[駅前|商店街]に置いた自転車がなくなった。保管所と持ち物を案内。", ""}},
    {Delivery, "c", 1, 6, "自転車の返還", {"本人確認のうえ返還。[駐輪場の定期利用|マナー]を案内した。", ""}},
};
constexpr Step kParkingPass[] = {
    {Application, "oc", 0, 0, "自転車駐車場の定期利用申込み", {"{town}近くの駐車場を希望。[通勤|通学]で利用。", ""}},
    {Result, "oe", 1, 5, "定期利用の抽選結果", {"[当選|補欠]を知らせた。", ""}},
};
constexpr Step kDog[] = {
    {Application, "com", 0, 0, "犬の登録", {"[柴犬|トイプードル|雑種]を飼い始めた。登録と注射済票の申請。", ""}},
    {Delivery, "cm", 0, 4, "鑑札の交付", {"鑑札を交付し、散歩のマナーの冊子を渡した。", ""}},
};
constexpr Step kVacant[] = {
    {Inquiry, "pco", 0, 0, "空き家の相談", {"隣の空き家の[草木|屋根材]が危ない。所有者と連絡が取れない。", "相続した家の[活用|管理]に困っている。"}},
    {Visit, "h", 4, 10, "空き家の現地確認", {"外観を確認。[塀の傾き|越境した枝]を記録した。", ""}},
    {FollowUp, "pm", 15, 35, "空き家の対応の連絡", {"所有者に文書で改善を依頼した。[返事があった|再度依頼する]。", ""}},
};
constexpr Step kNeighbourhood[] = {
    {Inquiry, "pol", 0, 0, "町会への加入の相談", {"{town}の町会に入りたい。連絡先と活動の内容を知りたい。", ""}},
    {Guidance, "pe", 1, 4, "町会の案内", {"町会長に取り次いでよいとの了解を得て連絡した。", ""}},
    {FollowUp, "p", 12, 25, "加入後の声", {"[清掃活動|夏祭り|防災訓練]に参加したとのこと。", ""}},
};
constexpr Step kGrant[] = {
    {Inquiry, "oec", 0, 0, "地域活動補助の問合せ", {"[子ども食堂|見守り活動|花壇づくり]を続けるための補助を知りたい。", ""}},
    {Application, "ocm", 8, 20, "地域活動補助の申請", {"事業計画書と[収支予算|活動の写真]を受け付けた。", ""}},
    {Review, "c", 8, 15, "補助の選考", {"選考会で説明を聞いた。地域への広がりが評価された。", ""}},
    {Result, "m", 4, 8, "補助の採否通知", {"採択を通知した。", "不採択を通知し、次回に向けた助言を伝えた。"}},
};
constexpr Step kLibrary[] = {
    {Application, "co", 0, 0, "図書館の利用登録", {"利用カードを作成。[電子書籍|対面朗読]も利用したいとのこと。", ""}},
    {Delivery, "c", kTogether, 0, "図書館カードの交付", {"カードを渡し、予約の仕方を案内した。", ""}},
};
constexpr Step kFacility[] = {
    {Inquiry, "pol", 0, 0, "[区民センター|スポーツセンター]の空き状況", {"[発表会|練習]で使いたい。{day}の夜の空きを確認。", ""}},
    {Application, "oc", 0, 4, "施設の利用申込み", {"利用を申し込まれた。[車椅子の席|ピアノ]を希望。", ""}},
    {Result, "oe", 0, 2, "利用承認のお知らせ", {"承認書を送り、当日の注意を案内した。", ""}},
};
constexpr Step kTourist[] = {
    {Inquiry, "pelk", 0, 0, "観光の問合せ", {"[桜の見ごろ|祭りの日程|水上バス]について。{lang}のパンフレットを案内。", "[車椅子で回れる経路|礼拝のできる場所]を知りたい。"}},
    {Guidance, "pel", 0, 1, "観光案内", {"案内所の場所と[乗車券|手荷物預かり]を伝えた。", ""}},
};
constexpr Step kLost[] = {
    {Inquiry, "pc", 0, 0, "忘れ物の問合せ", {"[かばん|傘|眼鏡]を[区役所の待合|会場]に忘れた。", ""}},
    {Result, "p", 0, 2, "忘れ物の連絡", {"保管していた物と特徴が一致。本人確認して返す。", ""}},
};
constexpr Step kLegal[] = {
    {Inquiry, "poc", 0, 0, "無料法律相談の問合せ", {"[相続|隣の家とのもめごと|賃貸の敷金]について弁護士に相談したい。", ""}},
    {Application, "po", 0, 2, "法律相談の予約", {"{day} {time}の枠を予約。資料の持参をお願いした。", ""}},
    {Consultation, "ck", 3, 9, "法律相談の実施", {"弁護士が相談に応じた。[法テラス|調停]を案内された。", ""}},
};

constexpr Story kStories[] = {
    {"disaster-certificate", "disaster-safety", "り災証明", "総務課（防災）", 18, 120, kHead, kVisitor, 10, 15, "", Anchor::None, {"被害写真", "現地調査の日程", ""}, "交付", kDisaster},
    {"evacuation-plan", "disaster-safety", "個別避難計画", "総務課（防災）", 3, 120, kDisabled, kBusiness | kVisitor, 60, 40, "sensitive", Anchor::None, {"同意書", "避難先の確認", "支援者の確認"}, "計画完成", kEvacuation},
    {"", "disaster-safety", "特殊詐欺の相談", "市民協働課（防犯）", 60, 120, kNone, kBusiness | kVisitor, 34, 0, "", Anchor::None, {}, "", kFraud},
    {"house-safety", "disaster-safety", "住まいの安全補助", "総務課（防災）", 35, 90, kHead, kVisitor, 10, 25, "", Anchor::None, {"見積書", "図面", ""}, "交付決定", kHouseSafety},
    {"", "environment", "粗大ごみの収集", "環境事業センター", 18, 100, kNone, kVisitor | kProtected, 120, 0, "", Anchor::None, {}, "", kBulky},
    {"garbage-help", "environment", "ふれあい収集", "環境事業センター", 65, 120, kNone, kBusiness | kVisitor, 30, 15, "", Anchor::None, {"収集場所の確認", "緊急連絡先", ""}, "収集開始", kGarbageHelp},
    {"noise", "environment", "生活環境の相談", "環境局（公害）", 20, 90, kNone, kVisitor, 16, 15, "", Anchor::None, {"現地確認", "", ""}, "改善", kNoise},
    {"road-report", "transport", "道路の通報", "建設局（工営所）", 15, 90, kNone, kNone, 30, 10, "", Anchor::None, {"写真の確認", "", ""}, "補修済み", kRoad},
    {"", "transport", "撤去自転車の返還", "建設局（自転車対策）", 13, 75, kNone, kBusiness, 24, 0, "", Anchor::None, {}, "", kBicycle},
    {"", "transport", "自転車駐車場", "建設局（自転車対策）", 15, 70, kNone, kBusiness | kVisitor, 22, 0, "", Anchor::None, {}, "", kParkingPass},
    {"", "health", "犬の登録", "保健福祉課（生活環境）", 20, 80, kNone, kVisitor, 18, 0, "", Anchor::None, {}, "", kDog},
    {"vacant-house", "environment", "空き家の相談", "市民協働課（空家対策）", 30, 90, kNone, kVisitor, 10, 30, "", Anchor::None, {"現地確認", "所有者への連絡", ""}, "改善依頼", kVacant},
    {"", "community", "町会への加入", "市民協働課（まちづくり）", 25, 85, kNone, kVisitor | kProtected, 18, 0, "", Anchor::None, {}, "", kNeighbourhood},
    {"community-grant", "community", "地域活動補助", "市民協働課（まちづくり）", 25, 80, kNone, kVisitor, 8, 30, "", Anchor::None, {"事業計画書", "収支予算書", ""}, "採択", kGrant},
    {"", "culture-tourism", "図書館の利用登録", "図書館", 5, 100, kNone, kBusiness, 34, 0, "", Anchor::None, {}, "", kLibrary},
    {"", "culture-tourism", "施設の利用", "区民センター", 15, 90, kNone, kNone, 36, 0, "", Anchor::None, {}, "", kFacility},
    {"", "culture-tourism", "観光の問合せ", "経済戦略局（観光）", 15, 90, kVisitor, kBusiness, 160, 0, "", Anchor::None, {}, "", kTourist},
    {"", "common", "忘れ物", "総務課", 15, 100, kNone, kBusiness, 8, 0, "", Anchor::None, {}, "", kLost},
    {"", "community", "法律相談", "総務課（広聴）", 20, 90, kNone, kNone, 24, 0, "sensitive", Anchor::None, {}, "", kLegal},
};

} // namespace

std::span<const Story> cityStories()
{
    return kStories;
}

} // namespace yorisoi::synthetic
// clang-format on
