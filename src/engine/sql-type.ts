import type {Column} from '../model/dictionary.ts';
import {enumType} from './cast-label.ts';

/** The SQL type in which a column of the registry is stored. */
export function sqlType({type, codes}: Column): string {
  switch (type) {
    case 'label':
      return codes === undefined ? 'VARCHAR' : enumType(codes);
    case 'labels':
      return codes === undefined ? 'VARCHAR[]' : `${enumType(codes)}[]`;
    case 'yes-no':
      return 'BOOLEAN';
    case 'integer':
    case 'year':
      return 'INTEGER';
    case 'number':
    case 'percent':
      return 'DOUBLE';
    case 'money':
      return 'DECIMAL(18, 2)';
    case 'area':
      return 'DECIMAL(18, 4)';
    case 'date':
    case 'month':
      return 'DATE';
    default:
      return 'VARCHAR';
  }
}
