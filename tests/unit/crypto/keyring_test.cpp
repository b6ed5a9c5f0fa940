// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <fstream>

#include <QTemporaryDir>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/keyring.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::crypto;
using base::ErrorCode;

namespace {

constexpr Argon2Cost kCheap{1, Argon2Cost::kLeastMemory};
const Bytes kPin = bytesOf("246813");
const Bytes kWrong = bytesOf("000000");

struct Desk {
    QTemporaryDir folder;
    SecretKey machine = openMachineSecret(folder.path().toStdString() + "/machine").value();

    std::filesystem::path file() const { return folder.path().toStdString() + "/keyring.json"; }
    std::vector<WrapShare> shares() const { return {{"machine", &machine}}; }
    Keyring make() const { return Keyring::create(file(), shares(), "u1", kPin, kCheap).value(); }
    base::Result<Keyring> open() const { return Keyring::open(file(), shares()); }
    std::string content() const
    {
        std::ifstream in(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string &text) const
    {
        std::ofstream(file(), std::ios::binary | std::ios::trunc) << text;
    }
};

bool same(const SecretKey &a, const SecretKey &b)
{
    return equalInConstantTime(a.bytes(), b.bytes());
}

} // namespace

class KeyringTest : public QObject {
    Q_OBJECT
private slots:
    void thePinBringsTheSameKeyAfterARestart()
    {
        Desk desk;
        const SecretKey first = desk.make().unlock("u1", kPin).value();
        auto again = desk.open().value();
        QVERIFY(same(again.unlock("u1", kPin).value(), first));
        QVERIFY(again.users() == std::vector<std::string>{"u1"});
        QCOMPARE_ERROR(Keyring::create(desk.file(), desk.shares(), "u1", kPin, kCheap),
                       ErrorCode::AlreadyExists);
        QCOMPARE_ERROR(again.unlock("u2", kPin), ErrorCode::NotFound);
    }
    void tenWrongPinsInARowLock()
    {
        Desk desk;
        desk.make();
        for (int left = Keyring::kTries - 1; left > 0; --left) {
            // A new process each time: the count is in the file.
            auto keyring = desk.open().value();
            const auto wrong = keyring.unlock("u1", kWrong);
            QCOMPARE_ERROR(wrong, ErrorCode::WrongPin);
            QCOMPARE(QString::fromStdString(wrong.error().detail), QString::number(left));
        }
        auto keyring = desk.open().value();
        QCOMPARE(keyring.triesLeft("u1").value(), 1);
        QCOMPARE_ERROR(keyring.unlock("u1", kWrong), ErrorCode::Locked);
        QCOMPARE_ERROR(keyring.unlock("u1", kPin), ErrorCode::Locked);
        QCOMPARE_ERROR(keyring.changePin("u1", kPin, kWrong, kCheap), ErrorCode::Locked);
        QCOMPARE(desk.open().value().triesLeft("u1").value(), 0);
    }
    void aRightPinStartsTheCountAgain()
    {
        Desk desk;
        auto keyring = desk.make();
        QCOMPARE_ERROR(keyring.unlock("u1", kWrong), ErrorCode::WrongPin);
        QCOMPARE(desk.open().value().triesLeft("u1").value(), 9);
        QVERIFY_RESULT(keyring.unlock("u1", kPin));
        QCOMPARE(desk.open().value().triesLeft("u1").value(), 10);
    }
    void anAttemptThatCannotBeCountedIsNotMade()
    {
        Desk desk;
        auto keyring = desk.make();
        const auto before = desk.content();
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        const auto ignored = signal(SIGXFSZ, SIG_IGN);
        const rlimit small{100, old.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto right = keyring.unlock("u1", kPin);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        signal(SIGXFSZ, ignored);
        QCOMPARE_ERROR(right, ErrorCode::DiskFull);
        QVERIFY(desk.content() == before);
        QVERIFY_RESULT(desk.open().value().unlock("u1", kPin));
    }
    void aPinIsChangedByItsOwner()
    {
        Desk desk;
        auto keyring = desk.make();
        const SecretKey key = keyring.unlock("u1", kPin).value();
        QCOMPARE_ERROR(keyring.changePin("u1", kWrong, bytesOf("97531"), kCheap),
                       ErrorCode::WrongPin);
        QCOMPARE_ERROR(keyring.changePin("u1", kPin, bytesOf(""), kCheap), ErrorCode::InvalidInput);
        QVERIFY_RESULT(keyring.changePin("u1", kPin, bytesOf("97531"), kCheap));
        auto again = desk.open().value();
        QCOMPARE_ERROR(again.unlock("u1", kPin), ErrorCode::WrongPin);
        QVERIFY(same(again.unlock("u1", bytesOf("97531")).value(), key));
    }
    void anotherUserIsAddedWithTheUnlockedKeyAlone()
    {
        Desk desk;
        auto keyring = desk.make();
        const SecretKey key = keyring.unlock("u1", kPin).value();
        QCOMPARE_ERROR(keyring.addUser(randomKey(), "u2", kPin, kCheap), ErrorCode::Refused);
        QVERIFY_RESULT(keyring.addUser(key, "u2", bytesOf("1357"), kCheap));
        QCOMPARE_ERROR(keyring.addUser(key, "u2", kPin, kCheap), ErrorCode::AlreadyExists);
        for (const std::string id : {"", "山田", "a\nb", "a b"})
            QCOMPARE_ERROR(keyring.addUser(key, id, kPin, kCheap), ErrorCode::InvalidInput);
        QCOMPARE_ERROR(keyring.addUser(key, "u3", kPin, {1, 1024}), ErrorCode::InvalidInput);
        QVERIFY(same(desk.open().value().unlock("u2", bytesOf("1357")).value(), key));
        QVERIFY_RESULT(keyring.removeUser("u1"));
        QCOMPARE_ERROR(desk.open().value().unlock("u1", kPin), ErrorCode::NotFound);
        QCOMPARE_ERROR(keyring.removeUser("u1"), ErrorCode::NotFound);
    }
    void aLockedUserComesBackThroughSomebodyWhoHasTheKey()
    {
        Desk desk;
        auto keyring = desk.make();
        const SecretKey key = keyring.unlock("u1", kPin).value();
        for (int i = 0; i < Keyring::kTries; ++i)
            QVERIFY(!keyring.unlock("u1", kWrong));
        QCOMPARE_ERROR(keyring.resetPin(randomKey(), "u1", kPin, kCheap), ErrorCode::Refused);
        QVERIFY_RESULT(keyring.resetPin(key, "u1", bytesOf("8642"), kCheap));
        QVERIFY(same(keyring.unlock("u1", bytesOf("8642")).value(), key));
    }
    void onAnotherMachineThePinIsWorthNothing()
    {
        Desk desk;
        desk.make();
        const SecretKey elsewhere = randomKey();
        auto keyring = Keyring::open(desk.file(), {{"machine", &elsewhere}}).value();
        const auto turnedDown = keyring.unlock("u1", kPin);
        QCOMPARE_ERROR(turnedDown, ErrorCode::WrongKey);
        QVERIFY(turnedDown.error().detail.starts_with("machine secret: "));
        QCOMPARE(desk.open().value().triesLeft("u1").value(), Keyring::kTries);
        auto without = Keyring::open(desk.file(), {}).value();
        QCOMPARE_ERROR(without.unlock("u1", kPin), ErrorCode::Refused);
    }
    void aFileFromBeforeTheShareChecksGetsThemWithTheNextRightPin()
    {
        Desk desk;
        const SecretKey key = desk.make().unlock("u1", kPin).value();
        auto text = desk.content();
        const auto at = text.find("\"shareChecks\"");
        QVERIFY(at != std::string::npos);
        text.erase(at, text.find('}', at) + 2 - at);
        desk.write(text);
        const SecretKey elsewhere = randomKey();
        // Until then another machine's secret cannot be told from a wrong PIN.
        auto keyring = Keyring::open(desk.file(), {{"machine", &elsewhere}}).value();
        QCOMPARE_ERROR(keyring.unlock("u1", kPin), ErrorCode::WrongPin);
        QVERIFY(same(desk.open().value().unlock("u1", kPin).value(), key));
        QCOMPARE_ERROR(keyring.unlock("u1", kPin), ErrorCode::WrongKey);
        QCOMPARE(desk.open().value().triesLeft("u1").value(), Keyring::kTries);
    }
    void aCheapWrapNamesABetterCost()
    {
        Desk desk;
        auto keyring = desk.make();
        QVERIFY(!keyring.betterCost());
        const SecretKey key = keyring.unlock("u1", kPin).value();
        const auto better = keyring.betterCost();
        // One pass is far under half a second on any machine that could run the rest.
        QVERIFY(better && better->passes >= 3);
        QVERIFY_RESULT(keyring.resetPin(key, "u1", kPin, *better));
        QVERIFY(same(desk.open().value().unlock("u1", kPin).value(), key));
        QVERIFY(!keyring.unlock("u1", kWrong) && !keyring.betterCost());
    }
    void aFurtherShareIsNeededByTheWrapsMadeWithIt()
    {
        Desk desk;
        auto keyring = desk.make();
        const SecretKey key = keyring.unlock("u1", kPin).value();
        const SecretKey lease = randomKey();
        auto both = desk.shares();
        both.push_back({"lease", &lease});
        auto leased = Keyring::open(desk.file(), both).value();
        QVERIFY_RESULT(leased.changePin("u1", kPin, kPin, kCheap));
        QVERIFY(same(leased.unlock("u1", kPin).value(), key));
        QCOMPARE_ERROR(desk.open().value().unlock("u1", kPin), ErrorCode::Refused);
        auto text = desk.content();
        const auto at = text.rfind("\"lease\"");
        QVERIFY(at != std::string::npos);
        text.replace(at, 7, "\"machine\"");
        desk.write(text);
        QCOMPARE_ERROR(desk.open().value().unlock("u1", kPin), ErrorCode::WrongPin);
    }
    void aChangedFileNeverBringsAnotherKey()
    {
        Desk desk;
        const SecretKey key = desk.make().unlock("u1", kPin).value();
        const auto original = desk.content();
        int turnedAway = 0;
        for (std::size_t at = 0; at < original.size(); at += 5) {
            auto text = original;
            text[at] = static_cast<char>(text[at] ^ 1);
            desk.write(text);
            auto keyring = desk.open();
            const auto opened = keyring ? keyring->unlock("u1", kPin)
                                        : base::Result<SecretKey>(tl::unexpect, keyring.error());
            if (opened)
                QVERIFY(same(*opened, key));
            else
                ++turnedAway;
        }
        QVERIFY(turnedAway > 50);
        for (const std::string text :
             {"", "{}", "[]", "null", "{\"format\":\"yorisoi-keyring\",\"version\":1}",
              "{\"format\":\"yorisoi-keyring\",\"version\":-1}", "\xff\xfe"}) {
            desk.write(text);
            QCOMPARE_ERROR(desk.open(), ErrorCode::Corrupt);
        }
        desk.write(original.substr(0, original.size() / 2));
        QCOMPARE_ERROR(desk.open(), ErrorCode::Corrupt);
        desk.write("{\"format\":\"yorisoi-keyring\",\"version\":2}");
        QCOMPARE_ERROR(desk.open(), ErrorCode::Unsupported);
        desk.write(std::string(5'000'000, ' '));
        QCOMPARE_ERROR(desk.open(), ErrorCode::TooLarge);
    }
    void aRuinousCostInTheFileIsRefusedUntried()
    {
        Desk desk;
        desk.make();
        auto text = desk.content();
        const std::string cost = std::to_string(Argon2Cost::kLeastMemory);
        text.replace(text.find(cost), cost.size(), "1099511627776");
        desk.write(text);
        QCOMPARE_ERROR(desk.open(), ErrorCode::Corrupt);
    }
    void destroyingLeavesNothing()
    {
        Desk desk;
        auto keyring = desk.make();
        QVERIFY_RESULT(keyring.destroy());
        QVERIFY(!std::filesystem::exists(desk.file()));
        QCOMPARE_ERROR(keyring.unlock("u1", kPin), ErrorCode::NotFound);
        QCOMPARE_ERROR(desk.open(), ErrorCode::NotFound);
        QCOMPARE_ERROR(keyring.destroy(), ErrorCode::NotFound);
    }
    void twoAtOnceCannotShareACount()
    {
        Desk desk;
        auto keyring = desk.make();
        const int other = open((desk.file().string() + ".lock").c_str(), O_RDWR);
        QCOMPARE(flock(other, LOCK_EX), 0);
        QCOMPARE_ERROR(keyring.unlock("u1", kPin), ErrorCode::Busy);
        ::close(other);
        QVERIFY_RESULT(keyring.unlock("u1", kPin));
    }
    void filesAreForTheirOwnerAlone()
    {
        using std::filesystem::perms;
        Desk desk;
        desk.make();
        const std::filesystem::path machine = desk.folder.path().toStdString() + "/machine";
        for (const auto &file : {machine, desk.file()})
            QCOMPARE(std::filesystem::status(file).permissions(),
                     perms::owner_read | perms::owner_write);
        QVERIFY(same(openMachineSecret(machine).value(), desk.machine));
        std::filesystem::permissions(machine, perms::others_read,
                                     std::filesystem::perm_options::add);
        QCOMPARE_ERROR(openMachineSecret(machine), ErrorCode::Refused);
        std::filesystem::permissions(machine, perms::owner_read | perms::owner_write);
        std::filesystem::resize_file(machine, 31);
        QCOMPARE_ERROR(openMachineSecret(machine), ErrorCode::Corrupt);
        QCOMPARE_ERROR(readMachineSecret(machine), ErrorCode::WrongKey);
        std::filesystem::remove(machine);
        QCOMPARE_ERROR(readMachineSecret(machine), ErrorCode::WrongKey);
        // It must not be made anew: the wraps would never open again, and nobody would know why.
        QVERIFY(!std::filesystem::exists(machine));
    }
    void aFailedWriteLeavesTheOldFile()
    {
        Desk desk;
        QVERIFY_RESULT(writeFileAtomically(desk.file(), bytesOf("old")));
        std::filesystem::create_directory(desk.file().string() + ".part");
        QCOMPARE_ERROR(writeFileAtomically(desk.file(), bytesOf("new")), ErrorCode::IoFailed);
        QVERIFY(desk.content() == "old");
        QCOMPARE_ERROR(writeFileAtomically(desk.file() / "x", bytesOf("new")), ErrorCode::IoFailed);
    }
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "keyring_test.moc"
