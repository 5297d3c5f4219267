from kit import *
def run(name,plan,th,ps,css,labels,coverlines,intro,contacts,cfg):
    L=labels; pg=[0]
    def foot():
        pg[0]+=1
        return f'<div class="foot"><span class="blk">{esc(cfg["foot"])}</span><span class="blk">{pg[0]}</span></div>'
    h=f'<section class="page cover" data-kind="cover"><div class="cv"><h1 data-t>{esc(coverlines[0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in coverlines[1:])+'</div></section>'
    pg[0]=1
    h+=f'<section class="page" data-kind="{cfg["introkind"]}"><h1>{esc(intro[0])}</h1>'+''.join(f'<p class="lead">{esc(x)}</p>' for x in intro[1])
    h+='<div class="toc">'+''.join(f'<p><b>{t[1]}</b> '+esc(', '.join(p.name for p in ps if p.th==t[0]))+'</p>' if 0 else f'<p>{t[0]}. {esc(t[1])}</p>' for t in th)+'</div>'
    if intro[2]: h+=f'<h2>{esc(intro[3])}</h2>'+ul('ph',intro[2])
    h+=foot()+'</section>'
    for t in th:
        n,title,cs,st,dt=t[:5]
        h+=f'<section class="page div{n}" data-kind="current_state" data-theme="{n}"><div class="big">{n}</div><h1 data-t>{esc(title)}</h1><div class="three"><div><h3>{esc(L["cs"])}</h3>{ul(f"{n}.cs",cs)}</div><div><h3>{esc(L["st"])}</h3>{ul(f"{n}.st",st)}</div><div><h3>{esc(L["dt"])}</h3>{ul(f"{n}.dt",dt)}</div></div>{foot()}</section>'
        for p in [p for p in ps if p.th==n]:
            rows=[(L['per'],p.pt),(L['fun'],' + '.join(p.fs) if cfg['plus'] else ', '.join(p.fs))]
            if p.lead: rows.append((L['lead'],p.lead[0]))
            if p.others: rows.append((L['with'],'<br>'.join(esc(x) for x in p.others)))
            if p.x.get('goal'): rows.append((L['goal'],p.x['goal']))
            side=f'<div class="side" data-m="{p.key}">'+''.join(f'<dl><dt>{esc(a)}</dt><dd>{b if "<br>" in b else esc(b)}</dd></dl>' for a,b in rows)+'</div>'
            main=f'<div class="main"><div class="tag">{esc(cfg["tag"].format(n=n,t=title))}</div><div data-m="{p.key}"><div class="nm">{esc(p.name)}</div>'+''.join(f'<p>{esc(x)}</p>' for x in p.x['paras'])+'</div></div>'
            h+=f'<section class="page proj t{n}" data-kind="projects" data-theme="{n}">'+(side+main if cfg['side']=='left' else main+side)+foot()+'</section>'
    h+=f'<section class="page last" data-kind="other"><h1>{esc(contacts[0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in contacts[1:])+foot()+'</section>'
    g=build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[f'{t[0]}. {t[1]}',f'{t[0]} {t[1]}']) for t in th])
def PP(key,name,paras,per,fun,par,th,**k):
    return P(key,name,' '.join(paras),per,fun,par,th,paras=paras,**k)
CSSA='''@page{size:A4;margin:0}body{font-family:Lato;color:#233;font-size:11.5pt;line-height:1.5}
.page{width:210mm;height:297mm;position:relative;break-after:page;padding:24mm 22mm}
.cover{background:#0b5d5e;color:#fff}.cv{position:absolute;left:22mm;bottom:60mm;width:150mm}.cover h1{color:#fff!important;font-size:38pt;line-height:1.12;font-weight:900;margin-bottom:10mm}.cover p{font-size:14pt}
h1{font-size:26pt;color:#0b5d5e;line-height:1.2;margin-bottom:6mm}.lead{margin-bottom:4mm;font-size:12.5pt}.toc{margin:8mm 0;border-left:3mm solid #f2a541;padding-left:6mm;font-weight:700}h2{font-size:16pt;margin:8mm 0 3mm}
.big{font-size:90pt;font-weight:900;color:#f2a541;line-height:1}.three{display:grid;grid-template-columns:1fr;gap:6mm;margin-top:8mm}.three>div{border-top:1pt solid #0b5d5e;padding-top:3mm}h3{font-size:13pt;color:#0b5d5e;margin-bottom:2mm}ul{margin:0;padding-left:6mm}li{margin-bottom:1.2mm}
.proj{padding:0}.side{position:absolute;left:0;top:0;bottom:0;width:66mm;background:#e4f0ee;padding:30mm 8mm 20mm 14mm;font-size:10pt}.side dl{margin:0 0 7mm}.side dt{font-weight:700;text-transform:none;color:#0b5d5e;font-size:9pt;letter-spacing:.5pt}.side dd{margin:1mm 0 0}
.main{position:absolute;left:78mm;top:30mm;width:112mm}.tag{display:inline-block;background:#f2a541;padding:1mm 3mm;font-size:9pt;margin-bottom:6mm}.nm{font-size:25pt;line-height:1.18;font-weight:900;margin-bottom:7mm}.main p{margin-bottom:4mm;font-size:13pt}.main:after{content:"";display:block;height:70mm;margin-top:10mm;background:linear-gradient(135deg,#cfe3df,#f2a541 140%)}
.foot{position:absolute;left:78mm;right:20mm;bottom:10mm;font-size:8.5pt;color:#667;display:flex;justify-content:space-between}'''
CSSB='''@page{size:297mm 210mm;margin:0}body{font-family:"Open Sans";color:#2b2b2b;font-size:10.5pt;line-height:1.45}
.page{width:297mm;height:210mm;position:relative;break-after:page;padding:18mm 20mm}
.cover{background:#fff;border-bottom:60mm solid #3c2a6b}.cv{padding-top:26mm}.cover h1{font-size:34pt;line-height:1.15;color:#3c2a6b;margin-bottom:6mm;font-weight:300}.cover p{font-size:13pt}
h1{font-size:22pt;color:#3c2a6b;margin-bottom:5mm;font-weight:600}.lead{margin-bottom:3mm;width:200mm}.toc{margin:5mm 0;font-weight:600;color:#c2185b}h2{font-size:14pt;margin:5mm 0 2mm}
.big{position:absolute;right:20mm;top:8mm;font-size:80pt;color:#e6dff5;font-weight:800;line-height:1}.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:9mm;margin-top:12mm}h3{font-size:12pt;background:#3c2a6b;color:#fff;padding:1.5mm 3mm;margin-bottom:3mm}ul{margin:0;padding-left:5mm}li{margin-bottom:1.6mm}
.proj .main{width:165mm;padding-top:4mm}.side{position:absolute;right:0;top:18mm;width:88mm;background:#fbeaf1;border-left:3mm solid #c2185b;padding:6mm 7mm;font-size:10pt}.side dl{margin:0 0 4mm;display:grid;grid-template-columns:30mm 1fr}.side dt{color:#c2185b;font-weight:600}.side dd{margin:0}
.tag{font-size:9pt;color:#c2185b;letter-spacing:.3pt}.nm{font-size:24pt;font-weight:300;color:#3c2a6b;line-height:1.2;margin:2mm 0 6mm}.main p{margin-bottom:3mm;font-size:14pt}
.foot{position:absolute;left:20mm;right:20mm;bottom:7mm;font-size:8pt;color:#777;display:flex;justify-content:space-between;border-top:.5pt solid #bbb;padding-top:1.5mm}'''
A=[PP('koneet','Koneet puhuvat Savoa',['Metallialan yritysten työntekijät oppivat lukemaan tuotantodataa omalla työpaikallaan. Kouluttaja tulee tehtaalle vuoron vaihtuessa, ja tehtävät tehdään yrityksen omista mittaustiedoista.','Hankkeen aikana syntyy viisi pienoisopintokokonaisuutta, jotka jäävät osaksi Savonian avointa tarjontaa.'],'1.4.2025–31.3.2028','ESR+; Varkauden kaupunki','*Savonia-ammattikorkeakoulu; Savon ammattiopisto; Navitas Kehitys',1,goal='240 koulutettua, 35 yritystä'),
 PP('vesi','Veden vartijat',['Vesihuoltolaitosten henkilöstö vanhenee, eikä alalle ole ollut tutkintokoulutusta Itä-Suomessa. Hanke kokoaa vesialan täsmäkoulutuksen, jonka voi suorittaa työn ohessa kahdessa lukukaudessa.'],'8/2024–12/2026','Jotpa','*Itä-Suomen yliopisto; Kuopion Vesi; Savonia-ammattikorkeakoulu',1,goal='60 osaamismerkin suorittanutta'),
 PP('metsa','Motokuskista metsäyrittäjäksi',['Koneenkuljettajat saavat liiketoiminta- ja esihenkilötaitoja, kun edeltävä yrittäjäpolvi jää eläkkeelle. Parit muodostetaan niin, että jatkaja ja luopuja opiskelevat yhdessä.','Valmennukset järjestetään kelirikkoaikana.'],'1.1.2026–31.12.2027','Maaseuturahasto','*Ylä-Savon ammattiopisto; Metsäkeskus; MTK Pohjois-Savo',1,goal='20 sukupolvenvaihdosta'),
 PP('hoiva','Hoivan uudet kielet',['Hyvinvointialueelle palkatut kansainväliset hoitajat opiskelevat suomea työvuoron sisällä. Jokaisella on työpaikalla nimetty kielikaveri, joka saa tehtävään oman koulutuksen.'],'1.9.2024–28.2.2027','AMIF; Pohjois-Savon hyvinvointialue','*Pohjois-Savon hyvinvointialue; Kuopion kansalaisopisto; Savon ammattiopisto',2,goal='180 hoitajaa, 60 kielikaveria'),
 PP('takaisin','Takaisin kartalle',['Työelämän ulkopuolella olevat alle 30-vuotiaat suunnittelevat itselleen vuoden mittaisen opintovuoden, jossa vuorottelevat työpaja, oppilaitos ja palkkatyö.','Ohjaaja pysyy samana koko vuoden.'],'1.8.2025–31.7.2027','ESR+','*Iisalmen Nuorison Tuki; Ylä-Savon ammattiopisto; Iisalmen kaupunki; Kiuruveden kaupunki',2,goal='70 nuorta, joista 50 jatkopolulle'),
 PP('kirjasto','Kirjasto on koulu kylällä',['Pienten kuntien kirjastoihin tulee etäopiskelupiste ja kerran viikossa digiopastaja. Lainaksi saa kannettavan ja verkkoyhteyden.'],'2025–2026','OKM|valtionavustus','*Suonenjoen kaupunki; Rautalammin kunta; Tervon kunta; Vesannon kunta',2,goal='8 kirjastoa',acc={}),
]
for p in A:
    if p.key=='kirjasto': p.fun=funders('OKM')
run('sealed-01a-passi-pohjoissavo',{'title':'Pohjois-Savon osaamispassit 2025–2028','region':'Pohjois-Savo','language':'fi','period':'2025–2028','accept':{'title':['Pohjois-Savon osaamispassit']}},
 [(1,'Osaavaa työvoimaa kasvaville aloille',['Teollisuudessa on avoinna yli tuhat paikkaa, joihin ei löydy tekijää','Kolmannes yrityksistä kertoo osaajapulan rajoittavan kasvuaan'],['Vahva koneteknologian keskittymä Varkauden ja Iisalmen seudulla','Vesi- ja metsäalan tutkimus Kuopiossa'],['Lyhyet opintokokonaisuudet työn lomaan',('Yritysten ja oppilaitosten yhteinen ennakointi',['yrityskäynnit kaksi kertaa vuodessa','tiedot avoimesti kaikkien käyttöön']),'Omistajanvaihdosten tuki']),
  (2,'Kukaan ei jää rannalle',['Joka kymmenes alle 30-vuotias on ilman työtä ja opiskelupaikkaa','Maahan muuttaneista vain puolet on koulutustaan vastaavassa työssä'],['Kattava etsivän nuorisotyön verkosto','Kansalaisopistot toimivat jokaisessa kunnassa'],['Ohjaus samasta paikasta elämäntilanteesta riippumatta','Kielenoppiminen osaksi työpäivää'])],
 A,CSSA,{'cs':'Missä mennään','st':'Mihin voimme luottaa','dt':'Mitä pitää kehittää','per':'Toteutusaika','fun':'Rahoitus','lead':'Vetovastuu','with':'Mukana','goal':'Tavoiteltu tulos'},
 ['Pohjois-Savon osaamispassit 2025–2028','Jatkuvan oppimisen toimenpideohjelman hankkeet','Pohjois-Savon liitto | toukokuu 2025'],
 ('Lukijalle',['Jokaisella jatkuvan oppimisen ohjelman hankkeella on oma passinsa. Passista näkee yhdellä silmäyksellä, mitä hanke tekee, kuka sitä vetää ja kuinka kauan.','Passit on jaettu kahteen teemaan, joista maakunnan yhteistyöryhmä päätti helmikuussa 2025.'],['Ikäluokat pienenevät kaikissa kunnissa Kuopiota lukuun ottamatta','Tekoäly muuttaa toimistotyön sisältöä',('Huoltovarmuus nousee koulutuksen lähtökohdaksi',['energia ja vesi','elintarvikkeet'])],'Muutoksia, jotka näkyvät jo'),
 ['Ota yhteyttä','Aluekehityspäällikkö Marjut Kettunen, marjut.kettunen@psl.example, 044 123 4501','Pohjois-Savon liitto, Sepänkatu 1, Kuopio','Passit päivitetään kaksi kertaa vuodessa.'],
 {'foot':'Pohjois-Savon osaamispassit','plus':True,'side':'left','tag':'Teema {n}','introkind':'phenomena'})
B=[PP('kaivos','Kaivoksen kautta ammattiin',['Talvivaaran seudun kaivosyhtiöt, oppilaitos ja työllisyysalue kouluttavat prosessinhoitajia rekrytointikoulutuksena. Teoria opiskellaan simulaattorissa ja käytäntö vuoron mukana.','Koulutus alkaa kolme kertaa vuodessa.'],'2.1.2025–31.12.2026','JTF','*Kainuun ammattiopisto; Sotkamon kunta; Kainuun työllisyysalue',1,goal='90 tutkinnon osaa'),
 PP('datakeskus','Lämpöä palvelinsalista',['Kajaanin datakeskusten ylläpitäjille rakennetaan täydennyskoulutus energiatehokkuudesta ja hukkalämmön käytöstä. Opetus on englanniksi.'],'1.10.2025–30.9.2027','EAKR; CSC','*Kajaanin ammattikorkeakoulu; CSC; Loiste Lämpö',1,goal='4 opintojaksoa'),
 PP('retki','Erätaidoista elinkeino',['Retkeilyoppaat saavat yhteisen turvallisuuskoulutuksen, ja yritykset sopivat opastuksen laatukriteereistä. Kriteerit testataan Hossassa ja Vuokatissa kahtena talvena.'],'11/2024–4/2026','Maaseuturahasto','*Metsähallitus; Suomussalmen kunta; Vuokatin Matkailukeskus',1,goal='120 opasta'),
 PP('perus','Lukutaito kuntoon Kainuussa',['Aikuisten perustaitoja vahvistetaan siellä, missä ihmiset muutenkin ovat: työpaikoilla, järjestöissä ja terveysasemilla. Opettajat kiertävät viidessä kunnassa.','Materiaali on selkokielistä, ja se julkaistaan avoimesti.'],'1.1.2024–31.12.2026','Jotpa','*Kaukametsän opisto; Kainuun hyvinvointialue; Kainuun Nuotta',2,goal='400 osallistujaa'),
 PP('perhe','Perheen toinen työpaikka',['Muualta muuttavan työntekijän puolisolle etsitään työ tai opiskelupaikka jo ennen muuttoa. Palvelu on osa yritysten rekrytointia.'],'1.3.2025–29.2.2028','ESR+','*Kajaanin kaupunki; Kainuun Yrittäjät; Sotkamon kunta; Kuhmon kaupunki',2,goal='100 perhettä'),
 PP('kymppi','Kymppivuosi',['Yli viisikymppisille suunnattu urasuunnittelun vuosi, jonka aikana tehdään osaamiskartoitus ja kokeillaan uutta ammattia oppisopimuksella.'],('syksy 2025 – kevät 2027','2025-23/2027-21'),'Työsuojelurahasto','*Kajaanin ammattikorkeakoulu; Kainuun kauppakamari',2,goal='50 uudelleensuuntautujaa'),
 PP('etana','Etänä mutta ei yksin',['Kylätaloihin avataan etätyön ja -opiskelun pisteitä, joissa on ohjaaja kahtena päivänä viikossa.'],'2025–2027','Leader Oulujärvi','Oulujärvi LEADER; Paltamon kunta; Vaalan kunta',2)]
run('sealed-01b-passi-kainuu',{'title':'Hankesalkku Kainuu 2024–2027','region':'Kainuu','language':'fi','period':'2024–2027','accept':{'title':['Hankesalkku Kainuu 2024–2027 Jatkuvan oppimisen suunnitelman toteutus','Jatkuvan oppimisen suunnitelman toteutus']}},
 [(1,'Kainuulaisten alojen kärkiosaaminen',['Kaivos- ja datakeskusinvestoinnit ovat lisänneet työvoiman tarvetta vuodesta 2021','Matkailussa tarvitaan kausiosaajia ympäri vuoden'],['Supertietokone LUMI ja sen ympärille kasvanut osaajajoukko','Yritykset ovat mukana koulutuksen suunnittelussa'],['Nopeasti käynnistyvät täsmäkoulutukset','Opetusta myös englanniksi'],'2024'),
  (2,'Pito- ja vetovoimaa oppimalla',['Väestö vähenee noin 700 hengellä vuodessa','Aikuisten perustaitojen puutteet ovat yleisempiä kuin maassa keskimäärin'],['Tiivis järjestökenttä','Lyhyet päätöksentekoketjut'],['Muuttajien koko perheen palvelut','Osaamisen tunnistaminen kaikissa ikäryhmissä','Palveluja sinne, missä ei ole oppilaitosta'],'2024')],
 B,CSSB,{'cs':'Tilannekuva 2024','st':'Vahvuudet','dt':'Kehittämiskohteet','per':'Milloin?','fun':'Kuka maksaa?','lead':'Kuka vetää?','with':'Ketkä muut?','goal':'Montako?'},
 ['Hankesalkku Kainuu 2024–2027','Jatkuvan oppimisen suunnitelman toteutus','Kainuun liitto 11.12.2024'],
 ('Näin luet salkkua',['Salkkuun on koottu hankkeet, joilla Kainuun jatkuvan oppimisen suunnitelmaa toteutetaan. Kullekin hankkeelle on varattu yksi sivu.','Salkku kootaan uudelleen vuosittain, kun yhteistyöryhmä on käsitellyt seurannan.'],['Ilmastonmuutos lyhentää lumikautta','Työ ei enää sido asuinpaikkaan'],'Ilmiöt suunnitelman taustalla'),
 ['Yhteyshenkilöt','Kehittämisasiantuntija Ville Moilanen, ville.moilanen@kainuu.example','Verkko-opas: Kainuun liiton sivut'],
 {'foot':'Kainuun liitto – Hankesalkku','plus':False,'side':'right','tag':'Painopiste {n}: {t}','introkind':'phenomena'})
