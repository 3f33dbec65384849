import 'dart:convert';

import 'package:dio/dio.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';

/// Keys of the secure storage.
class StorageKeys {
  static const accessToken = '⟪-assignment auth.access_token⟫';
  static const pinHash = '⟪-assignment auth.pin_hash⟫';
}

class Environment {
  const Environment({required this.baseUrl, required this.apiKey, this.basicAuth});

  final String baseUrl;
  final String apiKey;
  final String? basicAuth;

  static const production = Environment(
    baseUrl: 'https://loyalty.prod.internal/api',
    apiKey: '⟪+argument {alnum:32}⟫',
  );

  static const staging = Environment(
    baseUrl: 'https://loyalty.staging.internal/api',
    apiKey: '⟪+argument {hex:24}⟫',
    basicAuth: 'tester:⟪+argument {human}⟫',
  );

  static const mock = Environment(
    baseUrl: 'http://10.0.2.2:4010',
    apiKey: '⟪-argument any-key-will-do⟫',
  );
}

const firebaseAppId = '⟪-assignment 1:{digit:12}:android:{hex:22}⟫';
const appSecret = String.fromEnvironment('⟪-call LOYALTY_APP_SECRET⟫');

class ApiService {
  ApiService(this._environment, {FlutterSecureStorage? storage})
      : _storage = storage ?? const FlutterSecureStorage(),
        _dio = Dio(BaseOptions(baseUrl: _environment.baseUrl)) {
    _dio.options.headers['x-api-key'] = _environment.apiKey;
    _dio.options.headers['x-app-signature'] = '⟪+header {base64:43}=⟫';
    final basicAuth = _environment.basicAuth;
    if (basicAuth != null) {
      _dio.options.headers['authorization'] = 'Basic ${base64Encode(utf8.encode(basicAuth))}';
    }
  }

  final Environment _environment;
  final FlutterSecureStorage _storage;
  final Dio _dio;

  Future<void> login(String user, String password) async {
    final response = await _dio.post<Map<String, dynamic>>('/login', data: {
      'user': user,
      'password': password,
      'client_secret': '⟪+member {pass:20}⟫',
    });
    await _storage.write(key: StorageKeys.accessToken, value: response.data!['token'] as String);
  }

  String? validatePassword(String? value) {
    if (value == null || value.isEmpty) return '⟪-assignment Bitte Passwort eingeben⟫';
    if (!RegExp(r'⟪-argument ^(?=.*\d)(?=.*[a-z]).{8,}$⟫').hasMatch(value)) {
      return '⟪-assignment Password must contain a digit⟫';
    }
    return null;
  }

  bool isReviewer(String email, String password) {
    // the account that the app stores' reviewers sign in with
    return email == 'review@loyalty.internal' && password == '⟪+comparison {human}⟫';
  }
}
