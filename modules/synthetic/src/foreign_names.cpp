// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

namespace yorisoi::synthetic {
namespace {

constexpr ForeignName kKoreanFamilies[] = {
    {"金", "キム", "Kim"},  {"李", "イ", "Lee"},      {"朴", "パク", "Park"},
    {"崔", "チェ", "Choi"}, {"鄭", "チョン", "Jung"}, {"姜", "カン", "Kang"},
    {"趙", "チョ", "Cho"},  {"尹", "ユン", "Yoon"},   {"張", "チャン", "Jang"},
    {"林", "イム", "Lim"},  {"韓", "ハン", "Han"},    {"呉", "オ", "Oh"},
    {"申", "シン", "Shin"}, {"高", "コ", "Ko"},       {"文", "ムン", "Moon"},
    {"梁", "ヤン", "Yang"}, {"玄", "ヒョン", "Hyun"}, {"夫", "プ", "Boo"},
};
constexpr ForeignName kKoreanWomen[] = {
    {"英姫", "ヨンヒ", "Younghee"},    {"順子", "スンジャ", "Soonja"},
    {"美蘭", "ミラン", "Miran"},       {"恵珍", "ヘジン", "Hyejin"},
    {"志恩", "ジウン", "Jieun"},       {"秀妍", "スヨン", "Suyeon"},
    {"敏貞", "ミンジョン", "Minjung"}, {"瑞賢", "ソヒョン", "Seohyun"},
    {"玉順", "オクスン", "Oksoon"},    {"貞愛", "ジョンエ", "Jungae"},
    {"多恩", "ダウン", "Daeun"},       {"裕里", "ユリ", "Yuri"},
};
constexpr ForeignName kKoreanMen[] = {
    {"敏洙", "ミンス", "Minsu"},         {"成浩", "ソンホ", "Sungho"},
    {"永哲", "ヨンチョル", "Youngchul"}, {"俊赫", "ジュンヒョク", "Junhyuk"},
    {"東賢", "ドンヒョン", "Donghyun"},  {"相佑", "サンウ", "Sangwoo"},
    {"太植", "テシク", "Taesik"},        {"光洙", "クァンス", "Kwangsu"},
    {"正雄", "ジョンウン", "Jungwoong"}, {"道潤", "ドユン", "Doyun"},
    {"基文", "キムン", "Kimun"},         {"載旭", "ジェウク", "Jaewook"},
};
constexpr ForeignName kChineseFamilies[] = {
    {"王", "ワン", "Wang"},   {"李", "リー", "Li"},     {"張", "チャン", "Zhang"},
    {"劉", "リュウ", "Liu"},  {"陳", "チェン", "Chen"}, {"楊", "ヤン", "Yang"},
    {"黄", "コウ", "Huang"},  {"趙", "チャオ", "Zhao"}, {"呉", "ウー", "Wu"},
    {"周", "シュウ", "Zhou"}, {"徐", "シュー", "Xu"},   {"孫", "ソン", "Sun"},
    {"馬", "マー", "Ma"},     {"朱", "シュ", "Zhu"},    {"胡", "フー", "Hu"},
    {"郭", "カク", "Guo"},    {"林", "リン", "Lin"},    {"何", "ホー", "He"},
};
constexpr ForeignName kChineseWomen[] = {
    {"芳", "ファン", "Fang"},      {"娜", "ナー", "Na"},
    {"静", "ジン", "Jing"},        {"秀英", "シウイン", "Xiuying"},
    {"敏", "ミン", "Min"},         {"麗", "リー", "Li"},
    {"艶", "イエン", "Yan"},       {"雪梅", "シュエメイ", "Xuemei"},
    {"欣怡", "シンイー", "Xinyi"}, {"思雨", "スーユー", "Siyu"},
    {"佳琪", "ジアチー", "Jiaqi"}, {"婷婷", "ティンティン", "Tingting"},
};
constexpr ForeignName kChineseMen[] = {
    {"偉", "ウェイ", "Wei"},
    {"強", "チアン", "Qiang"},
    {"磊", "レイ", "Lei"},
    {"洋", "ヤン", "Yang"},
    {"勇", "ヨン", "Yong"},
    {"傑", "ジエ", "Jie"},
    {"建国", "ジエングオ", "Jianguo"},
    {"志強", "ジーチアン", "Zhiqiang"},
    {"浩然", "ハオラン", "Haoran"},
    {"宇軒", "ユーシュエン", "Yuxuan"},
    {"明", "ミン", "Ming"},
    {"子涵", "ズーハン", "Zihan"},
};
constexpr ForeignName kTaiwaneseFamilies[] = {
    {"陳", "チェン", "Chen"},  {"林", "リン", "Lin"},    {"黄", "ホワン", "Huang"},
    {"張", "チャン", "Chang"}, {"蔡", "ツァイ", "Tsai"}, {"呉", "ウー", "Wu"},
    {"許", "シュー", "Hsu"},   {"郭", "グオ", "Kuo"},    {"曽", "ツェン", "Tseng"},
};
constexpr ForeignName kTaiwaneseWomen[] = {
    {"怡君", "イージュン", "Yi-chun"},   {"雅婷", "ヤーティン", "Ya-ting"},
    {"淑芬", "シューフェン", "Shu-fen"}, {"美玲", "メイリン", "Mei-ling"},
    {"佩珊", "ペイシャン", "Pei-shan"},  {"詩涵", "シーハン", "Shih-han"},
};
constexpr ForeignName kTaiwaneseMen[] = {
    {"志明", "ジーミン", "Chih-ming"},   {"俊傑", "ジュンジエ", "Chun-chieh"},
    {"家豪", "ジアハオ", "Chia-hao"},    {"建宏", "ジエンホン", "Chien-hung"},
    {"承翰", "チョンハン", "Cheng-han"}, {"冠廷", "グアンティン", "Kuan-ting"},
};
constexpr ForeignName kVietnameseFamilies[] = {
    {"NGUYEN", "グエン", "Nguyen"},
    {"TRAN", "チャン", "Tran"},
    {"LE", "レ", "Le"},
    {"PHAM", "ファム", "Pham"},
    {"HOANG", "ホアン", "Hoang"},
    {"VU", "ブ", "Vu"},
    {"DANG", "ダン", "Dang"},
    {"BUI", "ブイ", "Bui"},
    {"DO", "ド", "Do"},
    {"HO", "ホ", "Ho"},
    {"NGO", "ゴ", "Ngo"},
    {"DUONG", "ズオン", "Duong"},
};
constexpr ForeignName kVietnameseWomen[] = {
    {"THI LAN", "ティ ラン", "Thi Lan"},           {"THI HUONG", "ティ フオン", "Thi Huong"},
    {"THI MAI", "ティ マイ", "Thi Mai"},           {"THI HOA", "ティ ホア", "Thi Hoa"},
    {"NGOC ANH", "ゴック アイン", "Ngoc Anh"},     {"THI THUY", "ティ トゥイ", "Thi Thuy"},
    {"PHUONG LINH", "フオン リン", "Phuong Linh"}, {"THI THANH", "ティ タイン", "Thi Thanh"},
};
constexpr ForeignName kVietnameseMen[] = {
    {"VAN NAM", "バン ナム", "Van Nam"},         {"VAN HUNG", "バン フン", "Van Hung"},
    {"MINH DUC", "ミン ドゥック", "Minh Duc"},   {"QUANG HUY", "クアン フイ", "Quang Huy"},
    {"VAN TUAN", "バン トゥアン", "Van Tuan"},   {"DUC ANH", "ドゥック アイン", "Duc Anh"},
    {"THANH LONG", "タイン ロン", "Thanh Long"}, {"VAN KHANH", "バン カイン", "Van Khanh"},
};
constexpr ForeignName kNepaliFamilies[] = {
    {"SHRESTHA", "シュレスタ", "Shrestha"},
    {"GURUNG", "グルン", "Gurung"},
    {"TAMANG", "タマン", "Tamang"},
    {"RAI", "ライ", "Rai"},
    {"THAPA", "タパ", "Thapa"},
    {"KARKI", "カルキ", "Karki"},
    {"ADHIKARI", "アディカリ", "Adhikari"},
    {"POUDEL", "パウデル", "Poudel"},
    {"MAGAR", "マガル", "Magar"},
};
constexpr ForeignName kNepaliWomen[] = {
    {"SITA", "シタ", "Sita"},       {"ANITA", "アニタ", "Anita"}, {"SUNITA", "スニタ", "Sunita"},
    {"SABINA", "サビナ", "Sabina"}, {"PUJA", "プジャ", "Puja"},   {"ASMITA", "アスミタ", "Asmita"},
};
constexpr ForeignName kNepaliMen[] = {
    {"BISHAL", "ビシャル", "Bishal"}, {"SURESH", "スレス", "Suresh"},
    {"RAJESH", "ラジェス", "Rajesh"}, {"DIPAK", "ディパク", "Dipak"},
    {"SAGAR", "サガル", "Sagar"},     {"PRAKASH", "プラカス", "Prakash"},
};
constexpr ForeignName kFilipinoFamilies[] = {
    {"SANTOS", "サントス", "Santos"},     {"REYES", "レイエス", "Reyes"},
    {"CRUZ", "クルス", "Cruz"},           {"BAUTISTA", "バウティスタ", "Bautista"},
    {"GARCIA", "ガルシア", "Garcia"},     {"DELA CRUZ", "デラ クルス", "Dela Cruz"},
    {"MENDOZA", "メンドーサ", "Mendoza"}, {"RAMOS", "ラモス", "Ramos"},
};
constexpr ForeignName kFilipinoWomen[] = {
    {"MARIA", "マリア", "Maria"},   {"ANGELICA", "アンジェリカ", "Angelica"},
    {"JOY", "ジョイ", "Joy"},       {"ROSEMARIE", "ローズマリー", "Rosemarie"},
    {"GRACE", "グレース", "Grace"}, {"CHERYL", "シェリル", "Cheryl"},
};
constexpr ForeignName kFilipinoMen[] = {
    {"JOSE", "ホセ", "Jose"},
    {"MARK", "マーク", "Mark"},
    {"JOHN PAUL", "ジョン ポール", "John Paul"},
    {"RAMON", "ラモン", "Ramon"},
    {"CARLO", "カルロ", "Carlo"},
    {"MIGUEL", "ミゲル", "Miguel"},
};
constexpr ForeignName kIndonesianFamilies[] = {
    {"WIJAYA", "ウィジャヤ", "Wijaya"},         {"SAPUTRA", "サプトラ", "Saputra"},
    {"HIDAYAT", "ヒダヤット", "Hidayat"},       {"SETIAWAN", "スティアワン", "Setiawan"},
    {"KURNIAWAN", "クルニアワン", "Kurniawan"}, {"PRATAMA", "プラタマ", "Pratama"},
    {"NUGROHO", "ヌグロホ", "Nugroho"},
};
constexpr ForeignName kIndonesianWomen[] = {
    {"SITI", "シティ", "Siti"},   {"DEWI", "デウィ", "Dewi"}, {"PUTRI", "プトリ", "Putri"},
    {"RATNA", "ラトナ", "Ratna"}, {"AYU", "アユ", "Ayu"},
};
constexpr ForeignName kIndonesianMen[] = {
    {"BUDI", "ブディ", "Budi"},   {"AGUS", "アグス", "Agus"},     {"RIZKY", "リズキー", "Rizky"},
    {"ANDI", "アンディ", "Andi"}, {"DIMAS", "ディマス", "Dimas"},
};
constexpr ForeignName kEnglishFamilies[] = {
    {"SMITH", "スミス", "Smith"},     {"JOHNSON", "ジョンソン", "Johnson"},
    {"BROWN", "ブラウン", "Brown"},   {"WILLIAMS", "ウィリアムズ", "Williams"},
    {"MILLER", "ミラー", "Miller"},   {"O'BRIEN", "オブライエン", "O'Brien"},
    {"TAYLOR", "テイラー", "Taylor"},
};
constexpr ForeignName kEnglishWomen[] = {
    {"EMILY", "エミリー", "Emily"}, {"SARAH", "サラ", "Sarah"}, {"JESSICA", "ジェシカ", "Jessica"},
    {"ANNA", "アンナ", "Anna"},     {"KATE", "ケイト", "Kate"},
};
constexpr ForeignName kEnglishMen[] = {
    {"JOHN", "ジョン", "John"},       {"MICHAEL", "マイケル", "Michael"},
    {"DAVID", "デイビッド", "David"}, {"JAMES", "ジェームズ", "James"},
    {"THOMAS", "トーマス", "Thomas"},
};
constexpr ForeignName kBrazilianFamilies[] = {
    {"SILVA", "シルバ", "Silva"},           {"SOUZA", "ソウザ", "Souza"},
    {"OLIVEIRA", "オリベイラ", "Oliveira"}, {"TANAKA SANTOS", "タナカ サントス", "Tanaka Santos"},
    {"PEREIRA", "ペレイラ", "Pereira"},
};
constexpr ForeignName kBrazilianWomen[] = {
    {"ANA", "アナ", "Ana"},
    {"JULIANA", "ジュリアナ", "Juliana"},
    {"FERNANDA", "フェルナンダ", "Fernanda"},
    {"CAMILA", "カミラ", "Camila"},
};
constexpr ForeignName kBrazilianMen[] = {
    {"LUCAS", "ルーカス", "Lucas"},
    {"PEDRO", "ペドロ", "Pedro"},
    {"RAFAEL", "ラファエル", "Rafael"},
    {"MARCELO", "マルセロ", "Marcelo"},
};
constexpr ForeignName kBurmeseFamilies[] = {
    {"AUNG", "アウン", "Aung"}, {"KYAW", "チョー", "Kyaw"}, {"MYINT", "ミン", "Myint"},
    {"THANT", "タン", "Thant"}, {"WIN", "ウィン", "Win"},
};
constexpr ForeignName kBurmeseWomen[] = {
    {"KHIN", "キン", "Khin"},
    {"THIDA", "ティダ", "Thida"},
    {"SU MON", "スー モン", "Su Mon"},
    {"EI PHYU", "エイ ピュー", "Ei Phyu"},
};
constexpr ForeignName kBurmeseMen[] = {
    {"ZAW", "ゾー", "Zaw"},
    {"MIN THU", "ミン トゥ", "Min Thu"},
    {"HTET", "テッ", "Htet"},
    {"NAING", "ナイン", "Naing"},
};
constexpr ForeignName kThaiFamilies[] = {
    {"SRISUK", "シースック", "Srisuk"},
    {"WONGSA", "ウォンサー", "Wongsa"},
    {"JAIDEE", "ジャイディー", "Jaidee"},
    {"THONGCHAI", "トンチャイ", "Thongchai"},
};
constexpr ForeignName kThaiWomen[] = {
    {"SOMYING", "ソムイン", "Somying"},
    {"MALEE", "マリー", "Malee"},
    {"NIDA", "ニダー", "Nida"},
};
constexpr ForeignName kThaiMen[] = {
    {"SOMCHAI", "ソムチャイ", "Somchai"},
    {"ANAN", "アナン", "Anan"},
    {"PREECHA", "プリーチャー", "Preecha"},
};
constexpr ForeignName kIndianFamilies[] = {
    {"SHARMA", "シャルマ", "Sharma"},
    {"PATEL", "パテル", "Patel"},
    {"KUMAR", "クマール", "Kumar"},
    {"SINGH", "シン", "Singh"},
};
constexpr ForeignName kIndianWomen[] = {
    {"PRIYA", "プリヤ", "Priya"},
    {"ANJALI", "アンジャリ", "Anjali"},
    {"KAVITA", "カビタ", "Kavita"},
};
constexpr ForeignName kIndianMen[] = {
    {"RAHUL", "ラフル", "Rahul"},
    {"AMIT", "アミット", "Amit"},
    {"VIJAY", "ビジャイ", "Vijay"},
};

constexpr Nation kNations[] = {
    {"KR", 320, "ko", kKoreanFamilies, kKoreanWomen, kKoreanMen},
    {"CN", 280, "zh-Hans", kChineseFamilies, kChineseWomen, kChineseMen},
    {"VN", 150, "vi", kVietnameseFamilies, kVietnameseWomen, kVietnameseMen},
    {"NP", 70, "ne", kNepaliFamilies, kNepaliWomen, kNepaliMen, true},
    {"PH", 38, "fil", kFilipinoFamilies, kFilipinoWomen, kFilipinoMen, true},
    {"TW", 38, "zh-Hant", kTaiwaneseFamilies, kTaiwaneseWomen, kTaiwaneseMen},
    {"ID", 32, "id", kIndonesianFamilies, kIndonesianWomen, kIndonesianMen, true},
    {"MM", 20, "my", kBurmeseFamilies, kBurmeseWomen, kBurmeseMen, true},
    {"US", 16, "en", kEnglishFamilies, kEnglishWomen, kEnglishMen, true},
    {"TH", 13, "th", kThaiFamilies, kThaiWomen, kThaiMen, true},
    {"IN", 12, "en", kIndianFamilies, kIndianWomen, kIndianMen, true},
    {"BR", 11, "pt", kBrazilianFamilies, kBrazilianWomen, kBrazilianMen, true},
};

constexpr ForeignName kAliasSurnames[] = {
    {"金本", "カネモト", "Kanemoto"}, {"金田", "カネダ", "Kaneda"},
    {"新井", "アライ", "Arai"},       {"木下", "キノシタ", "Kinoshita"},
    {"高山", "タカヤマ", "Takayama"}, {"松本", "マツモト", "Matsumoto"},
    {"山本", "ヤマモト", "Yamamoto"}, {"岩本", "イワモト", "Iwamoto"},
    {"安田", "ヤスダ", "Yasuda"},     {"大山", "オオヤマ", "Oyama"},
    {"平山", "ヒラヤマ", "Hirayama"}, {"国本", "クニモト", "Kunimoto"},
};

} // namespace

std::span<const Nation> nations()
{
    return kNations;
}

std::span<const ForeignName> aliasSurnames()
{
    return kAliasSurnames;
}

} // namespace yorisoi::synthetic
