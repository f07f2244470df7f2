export { default as SignInPage } from './SignInPage.vue'
