import { fold } from '../fold.ts';
import { words } from './word-set.ts';

const list = (text: string): string[] => words(text).map((word) => fold(word).text);

/** Arguments that choose among actions, in Portuguese, Spanish, French, German and Russian. */
export const FOREIGN_CHOOSERS = list(
  'acao accion aktion befehl comando deistvie deystvie metodo operaciya operacao operacion действие команда операция',
);

/** Arguments for an amount of money. */
export const FOREIGN_AMOUNTS = list('betrag importe monto montant quantia soma somme summa summe valor сумма');
