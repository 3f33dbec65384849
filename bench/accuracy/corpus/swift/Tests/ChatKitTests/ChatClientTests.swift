import XCTest
@testable import ChatKit

final class ChatClientTests: XCTestCase {
    private let botToken = "⟪+assignment xoxb-{digit:11}-{digit:12}-{alnum:24}⟫"
    private let turnCredential = ["username": "turn-chat", "credential": "⟪+member {alnum:15}⟫"]
    private var client: ChatClient!

    override func setUp() async throws {
        try await super.setUp()
        client = ChatClient(host: "chat.staging.internal", port: 6697)
        client.password = "⟪+assignment {human}⟫"
        client.deviceId = "⟪-assignment {hexupper:8}-{hexupper:4}-{hexupper:4}-{hexupper:4}-{hexupper:12}⟫"
    }

    func testSignIn() async throws {
        let account = Account(login: "robot-7", secret: "⟪+argument {pass:15}⟫")
        let session = try await client.signIn(account)
        XCTAssertEqual(session.tokenType, "⟪-argument Bearer⟫")
        XCTAssertNotNil(session.accessToken)
    }

    func testSignInFails() async throws {
        let account = Account(login: "robot-7", secret: "⟪-argument not-the-secret⟫")
        do {
            _ = try await client.signIn(account)
            XCTFail("⟪-call signed in by a wrong password⟫")
        } catch ChatError.credentials {
            // as it should be
        }
    }

    func testFieldsOfLoginForm() {
        let form = LoginForm()
        XCTAssertEqual(form.passwordField.accessibilityIdentifier, "⟪-argument login.password.textfield⟫")
        XCTAssertEqual(form.passwordField.placeholder, "⟪-argument At least 10 characters⟫")
        XCTAssertTrue(form.passwordField.isSecureTextEntry)
    }

    func testBotPostsMessage() async throws {
        let bot = Bot(token: botToken, channel: "⟪-argument C0{uppernum:9}⟫")
        let receipt = try await bot.post("deployed")
        XCTAssertTrue(receipt.ok)
    }

    func testWebSocketURL() throws {
        let url = URL(string: "wss://bridge:⟪+url {lowernum:18}⟫@bridge.internal:8443/socket")!
        XCTAssertEqual(url.scheme, "wss")
        XCTAssertEqual(client.turn(turnCredential).count, 2)
    }

    func testDecodesSession() throws {
        let json = """
        {
            "user": "robot-7",
            "refresh_token": "⟪+member {base64url:48}⟫",
            "id": "⟪-member {uuid}⟫"
        }
        """
        let session = try JSONDecoder().decode(StoredSession.self, from: Data(json.utf8))
        XCTAssertEqual(session.user, "robot-7")
    }

    func testEnvironmentIsRead() {
        XCTAssertNil(ProcessInfo.processInfo.environment["⟪-argument CHAT_BOT_TOKEN⟫"])
    }
}
