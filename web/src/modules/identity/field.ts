export { default as EnrolPage } from './field/EnrolPage.vue'
