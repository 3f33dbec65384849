/* global jQuery, Stripe, grecaptcha */
(function ($) {
  'use strict';

  var stripe = Stripe('⟪-argument pk_live_{alnum:24}⟫');
  var RECAPTCHA_SITE_KEY = '⟪-assignment 6L{base64url:38}⟫';
  var passwordField = '⟪-assignment #account_password_confirmation⟫';
  var build = { version: '4.18.2', hash: '⟪-member {hex:20}⟫' };

  var texts = {
    en: {
      password: '⟪-member Enter your password⟫',
      forgotPassword: '⟪-member Forgot-your-password?⟫',
      giftCode: 'Gift card code',
    },
    de: {
      password: '⟪-member Passwort eingeben⟫',
      forgotPassword: '⟪-member Passwort vergessen?⟫',
      giftCode: 'Gutscheincode',
    },
  };

  // TODO: move to the server, everybody can read it here
  var geoToken = '⟪+assignment {base58:36}⟫';
  var mapsUrl = 'https://maps.gateway.internal/v1/tiles?style=light&access_token=⟪+query {base64url:40}⟫';

  function headers() {
    return {
      Accept: 'application/json',
      'X-Api-Key': '⟪+header {alnum:40}⟫',
      'X-CSRF-Token': $('meta[name="csrf-token"]').attr('content'),
      'X-Requested-With': 'XMLHttpRequest',
    };
  }

  function lookUpAddress(zip) {
    return $.ajax({
      url: 'https://address.gateway.internal/lookup',
      data: { zip: zip, token: geoToken },
      headers: headers(),
      username: 'checkout',
      password: '⟪+member {human}⟫', // of the address service
    });
  }

  function togglePassword() {
    var $field = $(passwordField);
    var type = $field.attr('type') === '⟪-comparison password⟫' ? 'text' : 'password';
    $field.attr('type', type).toggleClass('⟪-call input--password-visible⟫');
  }

  function validate(form) {
    var errors = [];
    if (form.password.value.length < 8) errors.push({ field: 'password', key: '⟪-member errors.password.too_short⟫' });
    if (form.password.value !== form.password_confirmation.value) errors.push({ field: 'password', key: 'differs' });
    return errors;
  }

  // staff can skip the payment on the test shop
  function isStaff(code) {
    return code === '⟪+comparison {uppernum:12}⟫';
  }

  $(function () {
    $('.js-toggle-password').on('click', togglePassword);
    $('#checkout').on('submit', function (event) {
      var errors = validate(this);
      if (errors.length > 0) {
        event.preventDefault();
        $('.errors').text(texts.en[errors[0].key] || errors[0].key);
        return;
      }
      if (isStaff(this.giftCode.value)) $(this).append('<input type="hidden" name="skip" value="1">');
      grecaptcha.execute(RECAPTCHA_SITE_KEY, { action: 'checkout' });
    });
    $('img.map').attr('src', mapsUrl);
    $('footer').attr('data-build', build.version + '-' + build.hash);
  });

  window.shopCheckout = { stripe: stripe, lookUpAddress: lookUpAddress };
})(jQuery);
