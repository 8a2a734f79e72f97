import type { Build } from "./build.ts";

const FIELDS = [
  ["fullName", "Nama lengkap", "text"],
  ["email", "Surel", "email"],
  ["phone", "Telepon", "tel"],
  ["city", "Kota", "text"],
] as const;

/** A form of Angular components: attributes and ids are counted, classes belong to the kit. */
export const enrolment = ({ hash, count }: Build): string => {
  const scope = `_ngcontent-${hash("ng").toLowerCase()}-c${count()}`;
  const field = ([name, label, type]: (typeof FIELDS)[number]) => {
    const id = count();
    return `<mat-form-field ${scope} class="mat-mdc-form-field mat-mdc-form-field-type-mat-input ng-tns-c${id}-1 ng-untouched"><div class="mat-mdc-text-field-wrapper mdc-text-field ng-tns-c${id}-1"><div class="mat-mdc-form-field-infix ng-tns-c${id}-1"><label id="mat-mdc-form-field-label-${id}" for="mat-input-${id}"><mat-label ${scope}>${label}</mat-label></label><input ${scope} matinput formcontrolname="${name}" type="${type}" id="mat-input-${id}" class="mat-mdc-input-element ng-pristine"></div></div><div class="mat-mdc-form-field-subscript-wrapper"><mat-hint ${scope} id="mat-mdc-hint-${id}">Wajib</mat-hint></div></mat-form-field>`;
  };
  return `<app-root ng-version="20.1.0"><mat-toolbar ${scope} class="mat-toolbar mat-primary"><button ${scope} mat-icon-button class="mdc-icon-button mat-mdc-icon-button"><mat-icon class="mat-icon notranslate">menu</mat-icon></button><span ${scope}>Pendaftaran</span><span ${scope} class="spacer"></span><a ${scope} mat-button routerlink="/bantuan" href="/bantuan" class="mdc-button mat-mdc-button"><span class="mdc-button__label">Bantuan</span></a></mat-toolbar>
<app-steps ${scope}><ol ${scope} class="steps"><li ${scope} class="done"><span ${scope}>1</span>Data diri</li><li ${scope} class="now"><span ${scope}>2</span>Sekolah</li><li ${scope}><span ${scope}>3</span>Berkas</li></ol></app-steps>
<form ${scope} novalidate class="ng-untouched ng-invalid"><section ${scope}><h2 ${scope}>Data diri</h2>${FIELDS.map(field).join("")}</section>
<section ${scope}><h2 ${scope}>Jalur</h2><mat-radio-group ${scope} formcontrolname="path" class="mat-mdc-radio-group">${[
    "zonasi",
    "prestasi",
    "afirmasi",
  ]
    .map((value) => {
      const id = count();
      return `<mat-radio-button ${scope} value="${value}" id="mat-radio-${id}" class="mat-mdc-radio-button"><div class="mdc-form-field"><div class="mdc-radio"><input type="radio" id="mat-radio-${id}-input" value="${value}"></div><label for="mat-radio-${id}-input">${value}</label></div></mat-radio-button>`;
    })
    .join(
      "",
    )}</mat-radio-group><mat-checkbox ${scope} formcontrolname="agree" class="mat-mdc-checkbox" id="mat-mdc-checkbox-${count()}"><div class="mdc-form-field"><input type="checkbox"><label>Saya setuju</label></div></mat-checkbox></section>
<div ${scope} class="actions"><button ${scope} mat-stroked-button type="button" class="mdc-button mat-mdc-outlined-button"><span class="mdc-button__label">Simpan</span></button><button ${scope} mat-flat-button type="submit" class="mdc-button mat-mdc-unelevated-button mat-primary"><span class="mdc-button__label">Lanjut</span></button></div></form>
<app-faq ${scope}><h3 ${scope}>Tanya jawab</h3><mat-accordion ${scope} class="mat-accordion">${[1, 2, 3]
    .map(
      () =>
        `<mat-expansion-panel ${scope} class="mat-expansion-panel"><mat-expansion-panel-header role="button" id="mat-expansion-panel-header-${count()}" class="mat-expansion-panel-header"><span class="mat-content"><mat-panel-title>Kapan?</mat-panel-title></span><span class="mat-expansion-indicator"></span></mat-expansion-panel-header></mat-expansion-panel>`,
    )
    .join("")}</mat-accordion></app-faq></app-root>`;
};
