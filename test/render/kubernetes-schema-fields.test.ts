// What the offline check refuses about any object: its envelope, names, labels, and types of fields.
import { checkAll } from './kubernetes-cases.ts';
import { fieldCases } from './kubernetes-field-cases.ts';

checkAll(fieldCases);
