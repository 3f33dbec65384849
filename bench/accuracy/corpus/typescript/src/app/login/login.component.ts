import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Component, EventEmitter, Input, Output } from '@angular/core';
import { FormBuilder, Validators } from '@angular/forms';
import { TranslateService } from '@ngx-translate/core';

export type PasswordStrength = 'weak' | 'fair' | 'strong';

const STORAGE_KEY_ACCESS_TOKEN = '⟪-assignment monitor.auth.accessToken⟫';
const kioskToken: string = '⟪+assignment {base64url:32}⟫';

@Component({
  selector: 'app-login',
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()">
      <label for="password">{{ 'login.password.label' | translate }}</label>
      <input id="password" type="password" formControlName="password" autocomplete="⟪-xml current-password⟫" />
      <app-password-meter [password]="form.value.password" cssClass="⟪-xml pw-meter__bar--large⟫"></app-password-meter>
      <a routerLink="/password/forgotten">{{ 'login.password.forgotten' | translate }}</a>
      <button type="submit" [disabled]="form.invalid">{{ 'login.submit' | translate }}</button>
    </form>
  `,
})
export class LoginComponent {
  @Input() passwordPlaceholder = '⟪-assignment At least 12 characters⟫';
  @Output() loggedIn = new EventEmitter<string>();

  readonly form = this.builder.group({
    username: ['', Validators.required],
    password: ['', [Validators.required, Validators.minLength(12)]],
  });

  private readonly headers = new HttpHeaders({
    'Content-Type': 'application/json',
    Authorization: 'Basic ⟪+header a2lvc2s6{base64:24}⟫',
  });

  private readonly demo = {
    username: 'demo',
    password: '⟪-member demo⟫',
    apiSecret: this.environment('apiSecret'),
  };

  constructor(
    private readonly builder: FormBuilder,
    private readonly http: HttpClient,
    private readonly translate: TranslateService,
  ) {
    this.translate.setTranslation('en', { 'login.password.forgotten': '⟪-member Forgotten password⟫' }, true);
    this.translate.setTranslation('fr', { 'login.password.label': '⟪-member Mot-de-passe⟫' }, true);
  }

  submit(): void {
    const { username, password } = this.form.getRawValue();
    this.http
      .post<{ token: string }>('/api/login', { username, password, clientSecret: '⟪+member {alnum:36}⟫' }, { headers: this.headers })
      .subscribe(({ token }) => {
        localStorage.setItem(STORAGE_KEY_ACCESS_TOKEN, token);
        this.loggedIn.emit(token);
      });
  }

  /** The screens in the hall log in without a person. */
  kiosk(): void {
    this.form.patchValue({ username: 'kiosk', password: '⟪+member {human}⟫' });
    this.form.controls.password.setErrors(null);
    localStorage.setItem('kiosk', kioskToken);
    this.submit();
  }

  unlock(pin: string): boolean {
    return pin === '⟪+comparison {digit:8}⟫';
  }

  strength(password: string): PasswordStrength {
    if (password.length < 12) return 'weak';
    return /[^\w]/.test(password) ? 'strong' : 'fair';
  }

  private environment(name: string): string {
    return (window as unknown as Record<string, Record<string, string>>)['__env']?.[name] ?? '⟪-argument __API_SECRET__⟫';
  }
}
