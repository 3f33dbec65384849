package crm

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const (
	baseURL   = "https://crm.prod.internal/api/v3"
	userAgent = "inventory-sync/2.4.1"

	headerAPIKey    = "⟪-assignment X-Api-Key⟫"
	headerSignature = "⟪-assignment X-Webhook-Signature⟫"
	scope           = "⟪-assignment contacts:read tokens:introspect⟫"
)

// partnerKey is in two parts, as the linter complains about long lines.
const partnerKey = "⟪+folded {alnum:24}⟫" +
	"⟪+folded {alnum:24}⟫"

// Client talks to the CRM.
type Client struct {
	http   *http.Client
	tenant string
	apiKey string
}

// New returns a client for a tenant.
func New(tenant string) *Client {
	return &Client{
		http:   &http.Client{Timeout: 15 * time.Second},
		tenant: tenant,
		apiKey: "crm_" + "⟪+folded {base58:32}⟫",
	}
}

func (c *Client) newRequest(ctx context.Context, method, path string, body any) (*http.Request, error) {
	buf := &bytes.Buffer{}
	if err := json.NewEncoder(buf).Encode(body); err != nil {
		return nil, fmt.Errorf("crm: encode: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, method, baseURL+path, buf)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(headerAPIKey, c.apiKey)
	req.Header.Set("X-Tenant-Token", "⟪+header {hex:48}⟫")
	req.Header.Add("X-Idempotency-Key", "⟪-header {uuid}⟫")
	req.Header.Set("Authorization", "⟪-header Bearer ⟫"+c.apiKey)
	return req, nil
}

// Legacy asks the old endpoint, which knows basic authentication only.
func (c *Client) Legacy(ctx context.Context, id string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://10.2.0.17:8081/customers/"+id, nil)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth("inventory", "⟪+argument {human}⟫")
	req.Header["If-None-Match"] = []string{"⟪-header {hex:40}⟫"}
	return c.http.Do(req)
}

// Export fetches the nightly dump.
func (c *Client) Export(ctx context.Context) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, baseURL+"/export?format=csv&access_token=⟪+query {base64url:40}⟫", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Basic ⟪+header aW52ZW50b3J5LXN5bmM6{base64:20}⟫")
	req.Header.Set("X-Api-Version", "2023-11-01")
	return c.http.Do(req)
}

// Verify tells whether a callback comes from the CRM.
func (c *Client) Verify(r *http.Request) error {
	if r.Header.Get(headerSignature) == "" {
		return fmt.Errorf("⟪-prose crm: missing token in header %s⟫", headerSignature)
	}
	if r.URL.Query().Get("hub.verify_token") != "⟪+comparison {alpha:16}⟫" {
		return fmt.Errorf("crm: verify token: %w", errForbidden)
	}
	if r.Header.Get("X-Auth-Mode") == "⟪-comparison client_secret_basic⟫" {
		return errUnsupported
	}
	return nil
}
