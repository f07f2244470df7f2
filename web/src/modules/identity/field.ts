export { default as EnrolPage } from './field/EnrolPage.vue'
export { canScan, scan } from './field/scan'
