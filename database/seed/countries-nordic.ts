import { type Country, listed } from './countries.ts';

export const nordicCountries: Country[] = [
  {
    name: 'Sweden',
    companies: 60,
    team: 'north',
    stems: listed(
      'Granqvist, Härnö, Stensjö, Åbergson, Lövstrand, Kvarnå, Tjärdal, Björneborg, Sälgvik, Rödmyr, Ekelöv, Wikmanson, Norrhamn, Ösmoholm, Fagerskär, Hjortmark, Tallåsen, Vretstorp, Kullagårda, Myrbäck, Skogsäter, Dalfors, Långnäs, Särnholm, Brännland, Öjeskog, Rävlanda, Klintebo, Ängsholm, Sundgärde',
    ),
    shapes: [
      ['{s} Åkeri AB', 'Road freight'],
      ['{s} & Söner Entreprenad AB', 'Construction'],
      ['{s} Kyl- och Frystransporter AB', 'Food distribution'],
      ['{s} Bud och Paket AB', 'Courier and parcels'],
      ['{s} Miljö och Återvinning AB', 'Waste and recycling'],
      ['{s} Maskinuthyrning AB', 'Equipment hire'],
      ['{s} Skogstransport ek. för.', 'Forestry'],
      ['{s} Busslinjer AB', 'Public transport'],
      ['{s} Kommunalteknik AB', 'Municipality'],
      ['{s} Elnät AB', 'Utilities'],
    ],
    places: listed(
      'Sundsvall, Örnsköldsvik, Västerås, Jönköping, Luleå, Gävle, Växjö, Norrköping, Borlänge, Skellefteå',
    ),
    streets: listed(
      'Industrivägen, Terminalgatan, Hamnvägen, Smedjegatan, Östra Ringvägen, Fraktgatan',
    ),
    address: '{street} #, {zip} @',
    first: listed(
      'Annika, Torbjörn, Maja, Göran, Elin, Håkan, Sofie, Mattias, Ulrika, Rasmus, Åsa, Jörgen, Linnéa, Tobias, Gunilla, Pär',
    ),
    last: listed(
      'Åkerblom, Sjödin, Hedlöf, Norgren, Källström, Wallén, Öhrn, Frisk, Dahlqvist, Ståhle, Törnblad, Malmkvist, Rydström, Boman, Asplund, Ljungdahl',
    ),
    phones: ['+46 70 174 06 {05-99}', '+46 8 465 004 {00-99}', '+46 31 390 06 {00-99}'],
  },
  {
    name: 'Finland',
    companies: 34,
    team: 'north',
    stems: listed(
      'Peltokangas, Hirvensalmi, Koivuranta, Mäntyharju, Lehtoselkä, Pohjanväylä, Kivijärvi, Rautasalo, Suvisaari, Hämeenkoski, Ylätalo, Vähäkangas, Saukkola, Kuusiniemi, Jokiväylä, Äijälä, Tervaniemi',
    ),
    shapes: [
      ['Kuljetusliike {s} Oy', 'Road freight'],
      ['Maanrakennus {s} Oy', 'Construction'],
      ['Jätehuolto {s} Oy', 'Waste and recycling'],
      ['Elintarvikekuljetus {s} Oy', 'Food distribution'],
      ['Linja-autot {s} Oy', 'Public transport'],
      ['Puutavarakuljetus {s} Ky', 'Forestry'],
      ['Konevuokraamo {s} Oy', 'Equipment hire'],
    ],
    places: listed('Seinäjoki, Jyväskylä, Kajaani, Mikkeli, Kokkola, Lappeenranta, Hämeenlinna'),
    streets: listed('Teollisuustie, Varastokatu, Satamatie, Rahtikuja, Valtakatu'),
    address: '{street} #, {zip5} @',
    first: listed(
      'Päivi, Jukka, Satu, Eero, Hannele, Väinö, Riikka, Ilkka, Marjatta, Teemu, Kaisa, Antero',
    ),
    last: listed(
      'Hyvärinen, Lehtomäki, Pesonen, Väisälä, Kettunen, Räsänen, Ahokas, Sääksjärvi, Tuominiemi, Ylönen, Mäkipää, Haapala',
    ),
    phones: ['+358 40 000 {1000-9899}'],
  },
  {
    name: 'Norway',
    companies: 30,
    team: 'north',
    stems: listed(
      'Fjellheim, Skarsvåg, Brattøy, Nesodd, Hallvik, Rødberg, Solbjør, Tverrelv, Kvamme, Vågsnes, Øyangen, Storlid, Håvardstun, Grønnset, Lysefjell',
    ),
    shapes: [
      ['{s} Transport AS', 'Road freight'],
      ['{s} Anlegg AS', 'Construction'],
      ['{s} Sjømatfrakt AS', 'Food distribution'],
      ['{s} Renovasjon IKS', 'Waste and recycling'],
      ['{s} Kystruter ASA', 'Ports and shipping'],
      ['Maskinlaget {s} SA', 'Equipment hire'],
    ],
    places: listed('Bodø, Ålesund, Kristiansund, Molde, Narvik, Lillehammer, Haugesund'),
    streets: listed('Havnegata, Industriveien, Strandgata, Verkstedveien'),
    address: '{street} #, {zip4} @',
    first: listed(
      'Ingrid, Bjørnar, Silje, Øystein, Marte, Kåre, Guro, Eirik, Solveig, Trond, Åshild, Vegard',
    ),
    last: listed(
      'Bråten, Kjølstad, Haugland, Sørvik, Nygård, Tveiten, Østbø, Rønning, Fossheim, Lægreid, Skjelbred, Myklebø',
    ),
    phones: ['+47 400 00 {100-989}'],
  },
  {
    name: 'Denmark',
    companies: 26,
    team: 'south',
    stems: listed(
      'Vesterlund, Kærgård, Højris, Nørremark, Skovbølling, Ravnkilde, Sønderhede, Ærøskov, Bygholm, Tranekjær, Grønløkke, Fuglebæk, Møllehave',
    ),
    shapes: [
      ['{s} Vognmandsforretning A/S', 'Road freight'],
      ['{s} Køletransport ApS', 'Food distribution'],
      ['{s} Entreprenør A/S', 'Construction'],
      ['{s} Genbrug A/S', 'Waste and recycling'],
      ['{s} Kurerservice ApS', 'Courier and parcels'],
      ['{s} Forsyning a.m.b.a.', 'Utilities'],
    ],
    places: listed('Fredericia, Esbjerg, Horsens, Næstved, Hjørring, Køge'),
    streets: listed('Transportvej, Fabriksvej, Nordhavnsvej, Energivej'),
    address: '{street} #, {zip4} @',
    first: listed('Karen, Søren, Birgitte, Jesper, Mette, Flemming, Kirstine, Bjarke, Tove, Asger'),
    last: listed(
      'Kjærgaard, Thøgersen, Bæk, Østerby, Munkholm, Vestergren, Dalsgård, Nørby, Frølund, Skytte',
    ),
    phones: ['+45 20 00 {1000-9899}'],
  },
];
