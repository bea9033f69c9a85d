// Written by npm run words: the languages of this folder, English first and the rest last.
import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import id from './id.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import others from './others.json';
import pt from './pt.json';
import tr from './tr.json';

export const files = [en, de, es, fr, id, it, ja, ko, nl, pt, tr, others];
