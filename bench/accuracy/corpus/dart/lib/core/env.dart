import 'dart:convert';
import 'dart:io';

import 'package:crypto/crypto.dart';
import 'package:encrypt/encrypt.dart' as enc;
import 'package:envied/envied.dart';
import 'package:flutter/foundation.dart';

part 'env.g.dart';

/// Names in the secure storage of the phone, not what is stored there.
abstract final class StorageKeys {
  static const refreshToken = '⟪-assignment auth.refresh_token⟫';
  static const biometricSecret = '⟪-assignment biometric-secret-v2⟫';
}

@Envied(path: '.env.prod', obfuscate: true)
abstract class BuildEnv {
  @EnviedField(varName: '⟪-argument PUSH_API_KEY⟫')
  static final String pushApiKey = _BuildEnv.pushApiKey;

  @EnviedField(varName: 'CHAT_SECRET', defaultValue: '⟪+argument {alnum:32}⟫')
  static final String chatSecret = _BuildEnv.chatSecret;
}

enum Flavor {
  nightly(host: 'nightly.chat.internal', appKey: '⟪+argument {lowernum:20}⟫'),
  beta(host: 'beta.chat.internal', appKey: '⟪+argument {lowernum:20}⟫'),
  store(host: 'chat.internal', appKey: String.fromEnvironment('⟪-call STORE_APP_KEY⟫'));

  const Flavor({required this.host, required this.appKey});
  final String host;
  final String appKey;
}

typedef BrokerLogin = ({String user, String pass});

class Env {
  const Env._(this.flavor);

  static const Env current = Env._(kReleaseMode ? Flavor.store : Flavor.nightly);
  final Flavor flavor;

  // Messages at rest. The IV is drawn for each of them.
  static final _messageKey = enc.Key.fromUtf8('⟪+call {alnum:32}⟫');
  static final _archiveKey = enc.Key.fromBase64(r'⟪+call {base64:43}=⟫');

  static const BrokerLogin broker = (user: 'chat-app', pass: '⟪+argument {human}⟫');

  static const _turn = <String, String>{
    'urls': 'turn:turn.chat.internal:3478?transport=udp',
    'username': 'webrtc',
    'credential': '⟪+member {alpha:12}⟫',
    'credentialType': 'password',
  };

  Map<String, Object> get iceServers => {'iceServers': [_turn]};

  String sign(String body) {
    final mac = Hmac(sha256, utf8.encode('⟪+call {phrase}⟫'));
    return base64Url.encode(mac.convert(utf8.encode(body)).bytes);
  }

  Map<String, String> headers({String? token}) => {
        HttpHeaders.authorizationHeader: 'Bearer ⟪-header ${token ?? ''}⟫',
        'X-Device-Key-Id': '⟪-header {uuid}⟫',
        // the gateway lets nobody through without it
        'X-Gateway-Pass': '⟪+header {pass:20}⟫',
      };

  SecurityContext pinned() => SecurityContext()
    ..setTrustedCertificates('assets/ca.pem')
    ..useCertificateChain('assets/client.pem')
    ..usePrivateKey('⟪-argument assets/client-key.pem⟫', password: Platform.environment['CLIENT_KEY_PASS']);

  static const pins = {'sha256/⟪-member {base64:43}=⟫'};

  static String encrypt(String text, {bool archive = false}) {
    final iv = enc.IV.fromSecureRandom(16);
    final box = enc.Encrypter(enc.AES(archive ? _archiveKey : _messageKey));
    return '${iv.base64}:${box.encrypt(text, iv: iv).base64}';
  }

  static String? validatePassword(String? value) =>
      (value ?? '').length < 8 ? '⟪-assignment passwordTooShort⟫' : null;
}
