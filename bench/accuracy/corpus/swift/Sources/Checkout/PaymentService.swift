import CryptoKit
import Foundation
import Security

enum Secrets {
    static let merchantKey = "⟪+assignment {hex:40}⟫"
    static let signingSecret: String = "⟪+assignment {base64:43}=⟫"
    static let publishableKey = "⟪-assignment pk_test_{alnum:24}⟫"
    static let keychainService = "⟪-assignment shop.checkout.payment-token⟫"
    static let keychainAccount = "⟪-assignment refreshToken⟫"
}

struct CheckoutConfiguration {
    var baseURL = URL(string: "https://checkout.prod.internal/v3")!
    var mapsKey = "⟪+assignment AIza{base64url:35}⟫"
    var sandboxPassword: String?
    var merchantIdentifier = "⟪-assignment merchant.shop.checkout⟫"

    static let sandbox = CheckoutConfiguration(
        baseURL: URL(string: "https://checkout.staging.internal/v3")!,
        sandboxPassword: "⟪+argument {human}⟫"
    )
}

final class PaymentService {
    private let session: URLSession
    private let configuration: CheckoutConfiguration

    init(session: URLSession = .shared, configuration: CheckoutConfiguration = .sandbox) {
        self.session = session
        self.configuration = configuration
    }

    func makeRequest(path: String, token: String?) -> URLRequest {
        var request = URLRequest(url: configuration.baseURL.appendingPathComponent(path))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("⟪+header {uppernum:24}⟫", forHTTPHeaderField: "X-Partner-Secret")
        if let token {
            request.setValue("⟪-header Bearer \(token)⟫", forHTTPHeaderField: "Authorization")
        }
        return request
    }

    func unlockSandbox(with password: String) -> Bool {
        #if DEBUG
        if password == "⟪+comparison {alpha:12}⟫" { return true }
        #endif
        return password == configuration.sandboxPassword
    }

    func storeToken(_ token: Data) throws {
        let query: [String: Any] = [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: Secrets.keychainService,
            kSecAttrAccount as String: Secrets.keychainAccount,
            kSecValueData as String: token,
        ]
        guard SecItemAdd(query as CFDictionary, nil) == errSecSuccess else {
            throw CheckoutError.keychain("⟪-call Could not store the access token⟫")
        }
    }

    func sign(_ body: Data) -> String {
        let key = SymmetricKey(data: Data(Secrets.signingSecret.utf8))
        return HMAC<SHA256>.authenticationCode(for: body, using: key).map { String(format: "%02x", $0) }.joined()
    }
}

enum CheckoutError: Error {
    case keychain(String)
    case passwordRequired

    var message: String {
        switch self {
        case .keychain(let text): return text
        case .passwordRequired: return NSLocalizedString("⟪-argument checkout.error.password_required⟫", comment: "")
        }
    }
}
