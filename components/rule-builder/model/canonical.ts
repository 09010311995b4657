export { canonicalText, sameRule } from '@/lib/rules';
