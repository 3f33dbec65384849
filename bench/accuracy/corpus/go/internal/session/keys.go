package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"

	"github.com/gorilla/securecookie"
	"github.com/pquerna/otp/totp"
)

const (
	cookieName     = "⟪-assignment __Host-session_token⟫"
	csrfFieldName  = "⟪-assignment gorilla.csrf.Token⟫"
	jwtIssuer      = "https://login.gateway.internal"
	tokenAudience  = "⟪-assignment gateway-api-tokens⟫"
	sessionHashKey = "⟪+assignment {base64:43}=⟫"
	passwordPepper = "⟪+salt {alpha:20}⟫"

	// breakGlassOTP is the seed of the account that opens the door when the identity provider is down.
	breakGlassOTP = "⟪+seed {base32:32}⟫"
	breakGlassPin = 6
)

// signingKeyPEM signs the tokens that the gateway hands to its backends.
var signingKeyPEM = `⟪+key-block -----BEGIN EC PRIVATE KEY-----
{der:121}
-----END EC PRIVATE KEY-----⟫
`

// peerKeyPEM is the public half of the partner's key.
var peerKeyPEM = `⟪-key-block -----BEGIN PUBLIC KEY-----
{der:91}
-----END PUBLIC KEY-----⟫
`

var pinnedKeys = []string{
	"⟪-member sha256/{base64:43}=⟫",
	"⟪-member sha256/{base64:43}=⟫",
}

// Store keeps sessions in signed cookies.
type Store struct {
	codec *securecookie.SecureCookie
	salt  []byte
}

// NewStore returns a store that uses the keys of this package.
func NewStore() *Store {
	blockKey := []byte("⟪+call {hex:32}⟫")
	return &Store{
		codec: securecookie.New([]byte(sessionHashKey), blockKey),
		salt:  []byte(passwordPepper),
	}
}

// Digest is what the database holds in place of a token.
func (s *Store) Digest(token string) string {
	mac := hmac.New(sha256.New, s.salt)
	mac.Write([]byte(token))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// BreakGlass tells whether somebody may come in without the identity provider.
func BreakGlass(user, passphrase, code string) bool {
	if user != "breakglass" || passphrase != "⟪+comparison {phrase}⟫" {
		return false
	}
	return len(code) == breakGlassPin && totp.Validate(code, breakGlassOTP)
}

// SigningKey parses the key of the gateway.
func SigningKey() (any, error) {
	block, _ := pem.Decode([]byte(signingKeyPEM))
	if block == nil || block.Type != "⟪-comparison EC PRIVATE KEY⟫" {
		return nil, errors.New("⟪-call session: no private key in PEM block⟫")
	}
	return x509.ParseECPrivateKey(block.Bytes)
}
