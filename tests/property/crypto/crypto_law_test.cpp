// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/seal.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::crypto;

namespace {

bool same(Bytes a, Bytes b)
{
    return std::ranges::equal(a, b);
}

} // namespace

class CryptoLawTest : public QObject {
    Q_OBJECT
private slots:
    void openingUndoesSealing()
    {
        QVERIFY(
            rc::check("open(seal(x)) is x", [](const std::string &text, const std::string &with) {
                const SecretKey key = randomKey();
                const auto sealed = seal(key, bytesOf(text), bytesOf(with));
                const auto opened = open(key, sealed, bytesOf(with));
                RC_ASSERT(opened.has_value());
                RC_ASSERT(same(opened->bytes(), bytesOf(text)));
                RC_ASSERT(!open(key, sealed, bytesOf(with + "x")));
            }));
    }
    void openingABoxUndoesSealingIt()
    {
        const auto pair = BoxKeyPair::generate();
        QVERIFY(rc::check("openSealed(sealTo(x)) is x", [&](const std::string &text) {
            const auto sealed = sealTo(pair.publicKey, bytesOf(text));
            RC_ASSERT(sealed.has_value());
            const auto opened = openSealed(pair, *sealed);
            RC_ASSERT(opened.has_value());
            RC_ASSERT(same(opened->bytes(), bytesOf(text)));
        }));
    }
    void aSignatureFitsItsMessageAlone()
    {
        const auto key = SigningKey::generate();
        QVERIFY(rc::check("verify", [&](const std::string &text, const std::string &other) {
            const auto signature = key.sign(bytesOf(text));
            RC_ASSERT(key.verifyKey().verify(bytesOf(text), signature));
            RC_ASSERT(key.verifyKey().verify(bytesOf(other), signature) == (text == other));
        }));
    }
    void encodingsAreUndone()
    {
        QVERIFY(rc::check("hex and base64url", [](const std::string &text) {
            const auto fromHexed = fromHex(toHex(bytesOf(text)));
            RC_ASSERT(fromHexed.has_value());
            RC_ASSERT(same(*fromHexed, bytesOf(text)));
            const auto fromBase = fromBase64Url(toBase64Url(bytesOf(text)));
            RC_ASSERT(fromBase.has_value());
            RC_ASSERT(same(*fromBase, bytesOf(text)));
        }));
    }
    void decodersTakeAnythingWithoutHarm()
    {
        QVERIFY(rc::check("decoding what encodes to itself", [](const std::string &text) {
            if (const auto bytes = fromBase64Url(text))
                RC_ASSERT(toBase64Url(*bytes) == text);
            if (const auto bytes = fromHex(text))
                RC_ASSERT(toHex(*bytes).size() == text.size());
        }));
    }
    void piecesHashLikeTheWhole()
    {
        QVERIFY(rc::check("sha256", [](const std::vector<std::string> &pieces) {
            Sha256 hash;
            std::string whole;
            for (const auto &piece : pieces) {
                hash.add(piece);
                whole += piece;
            }
            RC_ASSERT(hash.finish() == sha256(whole));
        }));
    }
};

QTEST_GUILESS_MAIN(CryptoLawTest)
#include "crypto_law_test.moc"
