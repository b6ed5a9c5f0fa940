// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include <benchmark/benchmark.h>

#include "yorisoi/text/address.h"
#include "yorisoi/text/era.h"
#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/romaji.h"

namespace {

using namespace yorisoi;

template <typename Function>
void over(benchmark::State &state, Function function, std::string_view input)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(function(input));
}

std::string addressKey(std::string_view input)
{
    return text::addressKey(input);
}

BENCHMARK_CAPTURE(over, nameKey, text::nameKey, "髙橋　太郎");
BENCHMARK_CAPTURE(over, nameKey_foreign, text::nameKey, "Nguyễn Văn Anh");
BENCHMARK_CAPTURE(over, kanaKey, text::kanaKey, "タカハシ　タロウ");
BENCHMARK_CAPTURE(over, kanaKey_half_width, text::kanaKey, "ﾜﾀﾅﾍﾞ ﾕｳｺ");
BENCHMARK_CAPTURE(over, romajiKey, text::romajiKey, "Takahashi Taroh");
BENCHMARK_CAPTURE(over, length, text::length, "葛\U000E0100城　髙橋");
BENCHMARK_CAPTURE(over, parsePartialDate, text::parsePartialDate, "昭和30年3月3日");
BENCHMARK_CAPTURE(over, parseAddress, text::parseAddress,
                  "大阪府大阪市住之江区南港北１丁目１４−１６");
BENCHMARK_CAPTURE(over, addressKey, addressKey, "大阪府大阪市住之江区南港北１丁目１４−１６");

} // namespace

BENCHMARK_MAIN();
