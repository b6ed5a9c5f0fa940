// SPDX-License-Identifier: GPL-3.0-or-later
#include "story.h"

// clang-format off
namespace yorisoi::synthetic {
namespace {
using enum Kind;

constexpr Traits kNoPerson = kBusiness | kVisitor;
constexpr Single kSingles[] = {
    // Newsletters and reminders that everybody gets: what a timeline must be able to fold.
    {Notice, "common", "llle", "区からのお知らせ配信", {"[今月の無料相談|区民まつり|休日開庁]の日程を配信。", "広報紙[5月|9月|12月|3月]号の案内を配信。"}, 15, 100, kNone, kBusiness, 260},
    {Notice, "environment", "llo", "ごみ収集日の変更のお知らせ", {"[祝日|年末年始]の収集日の変更を配信した。", ""}, 18, 100, kNone, kNoPerson, 150},
    {Notice, "disaster-safety", "llle", "防災情報の配信", {"[大雨|暴風|高潮]への備えを配信した。", "[区総合防災訓練|津波避難訓練]の案内を配信した。"}, 13, 100, kNone, kVisitor, 190},
    {Notice, "health", "llm", "健診・検診のご案内", {"[大腸がん|乳がん|胃がん|骨粗しょう症]検診の日程を案内した。", "[歯周病検診|特定健診]の未受診の方へ案内した。"}, 30, 90, kNone, kNoPerson, 120},
    {Notice, "childcare-education", "llo", "子育て情報の配信", {"[子育てサロン|離乳食講習会|絵本のひろば]の案内を配信した。", ""}, 18, 55, kParent, kNoPerson, 220},
    {Notice, "common", "mmo", "[市・府民税|国民健康保険料|固定資産税]の納期限のお知らせ", {"納め方と相談窓口を同封して送付した。", ""}, 20, 100, kNone, kVisitor, 130},
    {Notice, "common", "m", "納付の確認のお願い", {"納付が確認できないため、行き違いの場合はご容赦くださいと添えて送付した。", ""}, 20, 90, kNone, kVisitor, 22, "sensitive"},
    {Notice, "welfare-care", "mm", "介護保険料のお知らせ", {"年間の保険料と納め方を通知した。", ""}, 65, 110, kNone, kNoPerson, 120},
    {Notice, "welfare-care", "m", "負担割合証の送付", {"新しい[負担割合証|限度額認定証]を送付した。", ""}, 65, 110, kCare, kNoPerson, 150},
    {Notice, "health", "m", "高齢者インフルエンザ予防接種のお知らせ", {"接種できる医療機関と期間を案内した。", ""}, 65, 110, kNone, kNoPerson, 110},
    {Notice, "health", "mo", "医療費のお知らせ", {"医療費通知を送付した。確定申告にも使えることを案内。", ""}, 20, 100, kNone, kNoPerson, 90},
    {Notice, "childcare-education", "m", "児童手当のお知らせ", {"[現況の確認|支払日]について通知した。", ""}, 18, 60, kParent, kNoPerson, 110},
    {Notice, "childcare-education", "mo", "学校からのお知らせ", {"[学校公開|個人懇談|防犯教室]の案内を発送した。", ""}, 6, 15, kNone, kNoPerson, 220},
    {Notice, "health", "m", "予防接種のお知らせ", {"[次の定期接種|接種もれ]の案内を発送した。", ""}, 0, 12, kNone, kNoPerson, 220},
    {Notice, "childcare-education", "m", "こども医療証の更新", {"新しい医療証を発送した。", ""}, 0, 18, kNone, kNoPerson, 120},
    {Notice, "culture-tourism", "lle", "催しのお知らせ", {"[区民音楽会|天神祭の交通規制|水辺の夕涼み]を配信した。", ""}, 10, 90, kNone, kBusiness, 120},
    {Notice, "culture-tourism", "el", "予約資料の到着", {"予約された本が図書館に届いたことを知らせた。", ""}, 6, 90, kNone, kBusiness, 70},
    {Notice, "transport", "le", "自転車駐車場の更新時期のお知らせ", {"定期利用の更新手続きを案内した。", ""}, 15, 70, kNone, kNoPerson, 40},
    {Notice, "common", "le", "アンケートのお願い", {"[窓口の待ち時間|ホームページ|オンライン手続き]についてのアンケートを送った。", ""}, 18, 90, kNone, kNone, 70},
    {Notice, "common", "m", "選挙のお知らせ（投票所入場整理券）", {"投票所と期日前投票の案内を発送した。", ""}, 18, 110, kNone, kNoPerson | kForeign, 80},
    {Notice, "common", "ml", "多言語の生活情報", {"{lang}の[防災|健康保険|日本語教室]の案内を送った。", ""}, 15, 90, kForeign, kBusiness, 220},
    {Notice, "industry", "ee", "企業向けメールマガジン", {"[補助金の公募|商談会|セミナー]の案内を配信した。", ""}, 0, 200, kBusiness, kVisitor, 420},
    {Notice, "industry", "m", "償却資産の申告のお願い", {"申告書と手引を送付した。", ""}, 0, 200, kBusiness, kVisitor, 110},
    {Notice, "environment", "em", "事業系ごみ減量のお願い", {"減量計画書の様式を送付した。", ""}, 0, 200, kBusiness, kVisitor, 90},
    // What staff do of their own accord.
    {Visit, "welfare-care", "h", "見守り訪問", {"玄関先で{n}0分ほど話す。[食事はとれている|膝の調子がよい|友人が訪ねてきた]とのこと。", "[室温が高め|薬が余り気味]。水分と服薬について声をかけた。"}, 70, 110, kLonely, kNoPerson, 260, "sensitive"},
    {Visit, "welfare-care", "h", "ケース訪問", {"[通所|訪問介護]の利用は続いている。家族の疲れも聞き取った。", "ケアマネジャーと同行訪問。[手すり|ベッド]の使い方を確認した。"}, 65, 110, kCare, kNoPerson, 220, "sensitive"},
    {Visit, "health", "h", "保健師の訪問", {"[血圧|体重|生活リズム]を一緒に確認した。次回は{day}ごろ。", ""}, 40, 100, kNone, kNoPerson, 12, "sensitive"},
    {Call, "welfare-care", "p", "見守りの電話", {"[変わりなし|風邪気味で受診した]。声に張りがある。", "応答なし。午後にかけ直し、[買い物に出ていた|昼寝をしていた]と分かった。"}, 70, 110, kLonely, kNoPerson, 240, "sensitive"},
    {Call, "welfare-care", "p", "相談支援員からの電話", {"[作業所|就労先]での様子を聞いた。[体調に波がある|続けられそう]とのこと。", ""}, 18, 80, kDisabled, kNoPerson, 200, "sensitive"},
    {Call, "common", "p", "折返しの電話", {"先日の質問に回答。[書類の書き方|必要な持ち物]を説明し納得された。", "留守番電話に[折返しをお願いする|回答済みの]旨を残した。"}, 18, 100, kNone, kNone, 110},
    {Inquiry, "common", "ppoclk", "窓口・受付時間の問合せ", {"[土曜の開庁|混雑の少ない時間|駐車場]について答えた。", "[予約の取り方|オンラインで済む手続き]を案内した。"}, 15, 100, kNone, kNone, 170},
    {Inquiry, "environment", "pol", "ごみの分別の問合せ", {"[電池|スプレー缶|プラスチック]の出し方を答えた。", ""}, 18, 100, kNone, kVisitor, 90},
    {Inquiry, "transport", "pl", "[バス|地下鉄]の問合せ", {"[時刻|敬老優待乗車証の使い方|バリアフリー経路]を案内した。", ""}, 10, 100, kNone, kBusiness, 46},
    {Inquiry, "health", "ppo", "休日診療の問合せ", {"[休日急病診療所|夜間の薬局]を案内した。", ""}, 0, 100, kNone, kBusiness, 60},
    {Inquiry, "welfare-care", "pc", "福祉制度の問合せ", {"[配食サービス|紙おむつの給付|タクシー券]の対象を説明した。", ""}, 65, 110, kNone, kNoPerson, 90},
    {Inquiry, "culture-tourism", "plek", "催しの問合せ", {"[会場の場所|車椅子の席|申込み方法]を案内した。", ""}, 6, 100, kNone, kBusiness, 70},
    {Inquiry, "industry", "pe", "事業者からの問合せ", {"[届出の様式|担当の課|標準処理の目安]を案内した。", ""}, 0, 200, kBusiness, kVisitor, 200},
    {Consultation, "common", "cck", "総合窓口での相談", {"[書類の書き方|どの課に行けばよいか]が分からないとのこと。聞き取って記入を手伝い、担当へ引き継いだ。", "{who}が来庁。[複数の手続き|家族の分]をまとめて確認した。"}, 18, 100, kNone, kVisitor, 80},
    {Consultation, "common", "v", "移動窓口での相談", {"{town}の巡回先で相談。[証明書|カードの更新|保険料]の手続きを受けた。", "移動窓口の車内で対応。電波が弱く、記録は[夕方|翌朝]に反映。"}, 50, 100, kNone, kNoPerson, 60},
    {Note, "common", "ccp", "対応メモ", {"[大きめの声でゆっくり話す|筆談を交える|午前中の連絡を希望]とよく伝わる。", "連絡は[携帯電話|自宅の電話]がよいとのこと。"}, 18, 110, kNone, kNone, 40},
    {Task, "common", "c", "折返し連絡の予定", {"{day} {time}に[本人|ご家族]へ折り返す。", ""}, 18, 100, kNone, kNone, 36},
    {FollowUp, "common", "pl", "手続き後のご様子伺い", {"[無事に受け取れた|うまくいった]とのこと。お礼の言葉をいただいた。", "[まだ届いていない|一部が済んでいない]とのこと。[郵便|担当課]の状況を確認する。"}, 18, 100, kNone, kVisitor, 70},
};

constexpr std::string_view kOpinions1[] = {
    "長く待ったうえに別の窓口へ回されました。最初に教えてほしかったです。",
    "電話が何度かけてもつながりませんでした。",
    "前に話したことを、また最初から説明することになりました。",
    "通知の言葉が難しく、結局窓口まで行きました。",
};
constexpr std::string_view kOpinions2[] = {
    "説明は丁寧でしたが、書く書類が多すぎます。",
    "オンラインで途中まで進めたのに、最後は来庁が必要でした。",
    "案内の表示が小さくて見つけにくかったです。",
    "待ち時間の目安が分かると助かります。",
};
constexpr std::string_view kOpinions3[] = {
    "手続きは無事に終わりました。特に不満はありません。",
    "対応は普通でした。駐輪場が混んでいました。",
    "聞いたことには答えてもらえました。",
    "昼休みの時間も窓口が開いているとありがたいです。",
};
constexpr std::string_view kOpinions4[] = {
    "書類を一緒に書いてもらえて助かりました。",
    "LINEで聞けたので仕事を休まずに済みました。",
    "ほかに使える制度も教えてもらえました。",
    "通訳の方がいて安心して話せました。",
};
constexpr std::string_view kOpinions5[] = {
    "前回の相談を覚えていてくださり、一度で全部済みました。",
    "車椅子でも回りやすいよう先に席を空けてくれていました。",
    "母の手続きで気持ちが沈んでいましたが、温かい言葉に救われました。",
    "移動窓口が近くまで来てくれて本当にありがたいです。",
    "子どもを見ていてくださったので落ち着いて手続きできました。",
};

} // namespace

std::span<const Single> singles()
{
    return kSingles;
}

std::span<const std::string_view> opinions(int rating)
{
    switch (rating) {
    case 1:
        return kOpinions1;
    case 2:
        return kOpinions2;
    case 3:
        return kOpinions3;
    case 4:
        return kOpinions4;
    default:
        return kOpinions5;
    }
}

} // namespace yorisoi::synthetic
// clang-format on
