#!/usr/bin/env bash
# Makes the certificates of the brokers and their Java key stores.
set -e

OUT=${OUT:-certs}
DAYS=825
CA_PASS=⟪+bare {alnum:16}⟫
STORE_PASS="⟪+assignment {lower:14}⟫"
KEY_PASS=$STORE_PASS

mkdir -p "$OUT"
cd "$OUT"

if [ ! -f ca.key ]; then
  openssl genrsa -aes256 -passout pass:⟪+flag {alnum:24}⟫ -out root-ca.key 4096
  openssl genrsa -aes256 -passout "pass:⟪-flag $CA_PASS⟫" -out ca.key 4096
  openssl req -x509 -new -key ca.key -passin "pass:⟪-flag $CA_PASS⟫" -days 3650 \
    -subj "/O=brokers/CN=brokers ca" -out ca.crt
fi

for host in mq-0.prod.internal mq-1.prod.internal mq-2.prod.internal; do
  openssl req -new -nodes -newkey rsa:2048 -keyout "$host.key" -out "$host.csr" \
    -subj "/O=brokers/CN=$host"
  openssl x509 -req -in "$host.csr" -CA ca.crt -CAkey ca.key -passin env:⟪-flag CA_PASS⟫ \
    -CAcreateserial -days "$DAYS" -out "$host.crt"
  openssl pkcs12 -export -in "$host.crt" -inkey "$host.key" -name "$host" \
    -password pass:⟪+flag {human}⟫ -out "$host.p12"
  keytool -importkeystore -noprompt \
    -srckeystore "$host.p12" -srcstoretype PKCS12 \
    -srcstorepass:env ⟪-flag STORE_PASS⟫ \
    -destkeystore "$host.jks" -deststorepass '⟪+flag {pass:12}⟫'
done

# Java comes with this one, and everybody knows it
keytool -importcert -noprompt -alias brokers -file ca.crt -cacerts -storepass ⟪-flag changeit⟫

openssl x509 -in ca.crt -noout -fingerprint -sha256
# SHA256 Fingerprint=⟪-comment 4E:90:11:AF:7C:02:D5:38:B6:E1:5A:9F:20:C4:83:77:0D:FA:61:3B:98:AC:45:1E:F2:07:D9:6C:B3:58:2A:84⟫

openssl enc -d -aes-256-cbc -pbkdf2 -in ../seed.enc -out seed.bin \
  -K ⟪+flag {hex:64}⟫ -iv 00000000000000000000000000000000

echo "⟪-argument Key stores are in $OUT, their password is in 1Password⟫"
