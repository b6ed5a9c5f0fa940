// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/certificate.h"

#include <array>
#include <climits>
#include <ctime>
#include <memory>

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "tls.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;

template <auto free>
struct Free {
    template <typename T>
    void operator()(T *thing) const
    {
        free(thing);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;

std::string textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

Bio memory(const std::string &text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// No passphrase is ever asked for on a terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

Certificate readX509(const std::string &pem)
{
    return Certificate(PEM_read_bio_X509(memory(pem).get(), nullptr, noPassphrase, nullptr));
}

Key readKey(const std::string &pem)
{
    return Key(PEM_read_bio_PrivateKey(memory(pem).get(), nullptr, noPassphrase, nullptr));
}

/// 127 random bits, positive (RFC 5280 §4.1.2.2).
bool setRandomSerial(X509 *certificate)
{
    const Number serial(BN_new());
    return serial && BN_rand(serial.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

std::time_t secondsOf(base::Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool isHost(const std::string &host)
{
    return !host.empty() &&
           host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-.:") == std::string::npos;
}

bool isAddress(const std::string &host)
{
    const std::unique_ptr<ASN1_OCTET_STRING, Free<ASN1_OCTET_STRING_free>> address(
        a2i_IPADDRESS(host.c_str()));
    return address != nullptr;
}

base::Result<std::string> alternativeNames(const std::vector<std::string> &hosts)
{
    std::string names;
    for (const auto &host : hosts) {
        if (!isHost(host))
            return fail(ErrorCode::InvalidInput, "not a host name");
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    }
    return names;
}

/// A certificate with everything but extensions and signature.
Certificate begin(const CertificateSubject &subject, EVP_PKEY *key)
{
    Certificate made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_TIME_set(X509_getm_notBefore(made.get()), secondsOf(subject.notBefore));
    ASN1_TIME_set(X509_getm_notAfter(made.get()), secondsOf(subject.notAfter));
    X509_set_pubkey(made.get(), key);
    const auto *name = reinterpret_cast<const unsigned char *>(subject.name.data());
    const bool named =
        X509_NAME_add_entry_by_NID(X509_get_subject_name(made.get()), NID_commonName, MBSTRING_UTF8,
                                   name, static_cast<int>(subject.name.size()), -1, 0) == 1;
    return named && setRandomSerial(made.get()) ? std::move(made) : nullptr;
}

base::Result<KeyedCertificate> toPem(X509 *certificate, EVP_PKEY *key)
{
    const Bio certificateOut(BIO_new(BIO_s_mem()));
    const Bio keyOut(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_X509(certificateOut.get(), certificate) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(keyOut.get(), key, nullptr, nullptr, 0, nullptr, nullptr) !=
            1)
        return fail(ErrorCode::Internal, "write certificate: " + takeOpenSslError());
    return KeyedCertificate{textOf(certificateOut.get()), textOf(keyOut.get())};
}

std::string nameOf(X509 *certificate)
{
    std::array<char, 256> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                              static_cast<int>(name.size()));
    return name.data();
}

std::string addressOf(const ASN1_OCTET_STRING *octets)
{
    const unsigned char *bytes = ASN1_STRING_get0_data(octets);
    const int size = ASN1_STRING_length(octets);
    std::string text;
    for (int i = 0; i < size; ++i) {
        if (size == 4) {
            text += (i == 0 ? "" : ".") + std::to_string(bytes[i]);
            continue;
        }
        constexpr std::string_view hex = "0123456789abcdef";
        if (i != 0 && i % 2 == 0)
            text += ':';
        text += hex[bytes[i] >> 4U];
        text += hex[bytes[i] & 15U];
    }
    return text;
}

std::vector<std::string> hostsOf(X509 *certificate)
{
    const Names names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    std::vector<std::string> hosts;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        int kind = 0;
        const void *value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &kind);
        const auto *text = static_cast<const ASN1_STRING *>(value);
        if (kind == GEN_DNS)
            hosts.emplace_back(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                               static_cast<std::size_t>(ASN1_STRING_length(text)));
        else if (kind == GEN_IPADD)
            hosts.push_back(addressOf(text));
    }
    return hosts;
}

base::Instant instantOf(const ASN1_TIME *time)
{
    std::tm broken{};
    if (ASN1_TIME_to_tm(time, &broken) != 1)
        return {};
    return base::Instant(std::chrono::seconds(timegm(&broken)));
}

} // namespace

base::Result<KeyedCertificate> makeAuthority(const CertificateSubject &subject)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made = key ? begin(subject, key.get()) : nullptr;
    if (!made)
        return fail(ErrorCode::InvalidInput, "certificate: " + takeOpenSslError());
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    const bool complete =
        addExtension(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(made.get(), made.get(), NID_subject_key_identifier, "hash") &&
        X509_sign(made.get(), key.get(), EVP_sha256()) > 0;
    if (!complete)
        return fail(ErrorCode::Internal, "certificate: " + takeOpenSslError());
    return toPem(made.get(), key.get());
}

base::Result<KeyedCertificate> issueServerCertificate(const KeyedCertificate &authority,
                                                      const CertificateSubject &subject)
{
    const Certificate issuer = readX509(authority.certificate);
    const Key issuerKey = readKey(authority.key);
    if (!issuer || !issuerKey || X509_check_private_key(issuer.get(), issuerKey.get()) != 1)
        return fail(ErrorCode::InvalidInput, "authority: " + takeOpenSslError());
    YORISOI_ASSIGN(const std::string names, alternativeNames(subject.hosts));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made = key ? begin(subject, key.get()) : nullptr;
    if (!made)
        return fail(ErrorCode::InvalidInput, "certificate: " + takeOpenSslError());
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    const auto add = [&](int kind, const std::string &value) {
        return addExtension(made.get(), issuer.get(), kind, value);
    };
    const bool complete =
        add(NID_basic_constraints, "critical,CA:FALSE") &&
        add(NID_key_usage, "critical,digitalSignature") && add(NID_ext_key_usage, "serverAuth") &&
        add(NID_subject_key_identifier, "hash") && add(NID_authority_key_identifier, "keyid") &&
        (names.empty() || add(NID_subject_alt_name, names)) &&
        X509_sign(made.get(), issuerKey.get(), EVP_sha256()) > 0;
    if (!complete)
        return fail(ErrorCode::Internal, "certificate: " + takeOpenSslError());
    return toPem(made.get(), key.get());
}

base::Result<CertificateSubject> readCertificate(const std::string &pem)
{
    const Certificate certificate = readX509(pem);
    if (!certificate)
        return fail(ErrorCode::InvalidInput, "certificate: " + takeOpenSslError());
    return CertificateSubject{nameOf(certificate.get()), hostsOf(certificate.get()),
                              instantOf(X509_get0_notBefore(certificate.get())),
                              instantOf(X509_get0_notAfter(certificate.get()))};
}

bool belongTogether(const KeyedCertificate &server, const std::string &authorityCertificate)
{
    const Certificate certificate = readX509(server.certificate);
    const Certificate authority = readX509(authorityCertificate);
    const Key key = readKey(server.key);
    const bool together = certificate && authority && key &&
                          X509_check_private_key(certificate.get(), key.get()) == 1 &&
                          X509_check_issued(authority.get(), certificate.get()) == X509_V_OK &&
                          X509_verify(certificate.get(), X509_get0_pubkey(authority.get())) == 1;
    takeOpenSslError(); // a 'no' is an answer, not an error that others should find
    return together;
}

} // namespace yorisoi::wire
