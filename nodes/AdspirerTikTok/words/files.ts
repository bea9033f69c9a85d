// Written by npm run words: the languages of this folder, English first and the rest last.
import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import others from './others.json';
import pt from './pt.json';
import th from './th.json';
import vi from './vi.json';

export const files = [en, de, es, fr, it, ja, ko, nl, pt, th, vi, others];
